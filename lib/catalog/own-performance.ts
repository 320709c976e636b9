import { and, eq } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { events, performances, venues } from '@/db/schema';
import { fail } from '@/lib/result';

export const noSuchDate = () => fail('NOT_FOUND', 'This date is not there, or no longer open to you.');

/** A date of one of the organizer's events, locked against other changes of it; undefined when it has no such date. */
export async function lockOwnDate(
  tx: Ctx & { db: Transaction },
  { organizerId, performanceId }: { organizerId: string; performanceId: string },
) {
  const [found] = await tx.db
    .select({ performance: performances, event: events, timeZone: venues.timeZone })
    .from(performances)
    .innerJoin(events, eq(events.id, performances.eventId))
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .where(and(eq(performances.id, performanceId), eq(events.organizerId, organizerId)))
    .for('no key update', { of: performances });
  return found;
}
