import { eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { waitlistSettings } from '@/db/schema';
import { announceEvent } from '@/lib/catalog/own-event';
import { lockOwnDate, noSuchDate } from '@/lib/catalog/own-performance';
import { recordChange } from '@/lib/organizers/audit';
import { keepForLine, lockLine } from './line';
import { waitlistDefaults } from './terms-sql';
import type { WaitlistMode } from './waitlist-view';

type Settings = { mode: WaitlistMode; offerMinutes: number; endsBeforeMinutes: number };
type Save = { organizerId: string; performanceId: string } & Settings;

/**
 * Sets how the waitlist of one of the organizer's dates works. Switched off, what is free is everybody's at once, and who
 * waits keeps his place for when it is switched on. Offers that are out keep the time that was promised.
 */
export async function saveWaitlist({ ctx, input }: { ctx: Ctx; input: Save }) {
  const { organizerId, performanceId, ...settings } = input;
  return withTransaction(ctx, async (tx) => {
    const found = await lockOwnDate(tx, input);
    if (!found) return noSuchDate();
    const [before] = await tx.db
      .select()
      .from(waitlistSettings)
      .where(eq(waitlistSettings.performanceId, performanceId));
    await tx.db
      .insert(waitlistSettings)
      .values({ performanceId, ...settings })
      .onConflictDoUpdate({ target: waitlistSettings.performanceId, set: settings });
    const levels = await tx.db.execute<{ id: string }>(
      sql`select id from price_levels where performance_id = ${performanceId} order by id`,
    );
    for (const { id } of levels) {
      await lockLine(tx.db, id);
      await keepForLine(tx.db, id);
    }
    await recordChange(tx, {
      organizerId,
      action: 'waitlist.changed',
      subjectType: 'performance',
      subjectId: performanceId,
      before: { ...waitlistDefaults, ...before, performanceId: undefined },
      after: settings,
    });
    await announceEvent(tx, found.event);
    return { ok: true as const };
  });
}
