import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { priceLevels } from '@/db/schema';
import { lockOwnEvent } from '@/lib/catalog/own-event';
import { lockOwnDate, noSuchDate } from '@/lib/catalog/own-performance';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import { refreshPriceRange } from './price-range';

type Drop = { organizerId: string; performanceId: string; levelId: string };

/** Takes a price level out of a draft. Once the event is public somebody may be holding it: then its sale can be ended. */
export async function dropLevel({ ctx, input }: { ctx: Ctx; input: Drop }) {
  const { organizerId, performanceId, levelId } = input;
  return withTransaction(ctx, async (tx) => {
    const found = await lockOwnDate(tx, input);
    if (!found) return noSuchDate();
    const event = await lockOwnEvent(tx, { organizerId, eventId: found.event.id });
    if (event?.status !== 'draft') {
      return fail('PUBLIC', 'The event is public. End the sale of this price instead of taking it away.');
    }
    const blocked = await tx.db.execute(sql`
      select 1 from claims where price_level_id = ${levelId} and performance_id = ${performanceId}
      union all select 1 from place_claims where price_level_id = ${levelId} limit 1`);
    if (blocked.length > 0)
      return fail('BLOCKED', 'Seats or places of this price are blocked. Release them first.');
    const [pass] = await tx.db.execute<{ name: string }>(sql`
      select s.name from pass_parts t join passes s on s.id = t.pass_id where t.price_level_id = ${levelId} limit 1`);
    if (pass)
      return fail('IN_PASS', `The pass “${pass.name}” has places of this price. Take it out of that first.`);
    const [gone] = await tx.db
      .delete(priceLevels)
      .where(and(eq(priceLevels.id, levelId), eq(priceLevels.performanceId, performanceId)))
      .returning({ name: priceLevels.name, price: priceLevels.price });
    if (!gone) return { ok: true as const };
    await refreshPriceRange(tx.db, performanceId);
    await recordChange(tx, {
      organizerId,
      action: 'level.dropped',
      subjectType: 'performance',
      subjectId: performanceId,
      before: gone,
    });
    return { ok: true as const };
  });
}
