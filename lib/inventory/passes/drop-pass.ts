import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { passes } from '@/db/schema';
import { announceEvent, lockOwnEvent, noSuchEvent } from '@/lib/catalog/own-event';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import { lockPasses } from './lock-passes';

type Drop = { organizerId: string; eventId: string; passId: string };

/** Takes a pass away that nobody has held or bought. Another one's sale can be ended. */
export async function dropPass({ ctx, input }: { ctx: Ctx; input: Drop }) {
  const { organizerId, eventId, passId } = input;
  return withTransaction(ctx, async (tx) => {
    const event = await lockOwnEvent(tx, { organizerId, eventId });
    if (!event) return noSuchEvent();
    await lockPasses(tx.db, [passId]);
    const used = await tx.db.execute(sql`
      select 1 from place_claims where pass_id = ${passId}
      union all select 1 from order_items where pass_id = ${passId} limit 1`);
    if (used.length > 0) {
      return fail('IN_USE', 'Somebody has held or bought this pass. End its sale instead of taking it away.');
    }
    const [gone] = await tx.db
      .delete(passes)
      .where(and(eq(passes.id, passId), eq(passes.eventId, eventId)))
      .returning({ name: passes.name, price: passes.price });
    if (!gone) return { ok: true as const };
    await recordChange(tx, {
      organizerId,
      action: 'pass.dropped',
      subjectType: 'event',
      subjectId: eventId,
      before: gone,
    });
    await announceEvent(tx, event);
    return { ok: true as const };
  });
}
