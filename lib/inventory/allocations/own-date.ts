import { and, eq, sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { allocations, events, performances, venues } from '@/db/schema';

type Tx = Ctx & { db: Transaction };
type Scope = { organizerId: string; performanceId: string };

/**
 * A date of the organizer, kept from moving to another plan but not from being sold; undefined when he has no such date.
 */
export async function holdOwnDate(tx: Tx, { organizerId, performanceId }: Scope) {
  const [found] = await tx.db
    .select({
      id: performances.id,
      planId: performances.planId,
      status: performances.status,
      eventStatus: events.status,
      currency: performances.currency,
      timeZone: venues.timeZone,
    })
    .from(performances)
    .innerJoin(events, eq(events.id, performances.eventId))
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .where(and(eq(performances.id, performanceId), eq(events.organizerId, organizerId)))
    .for('key share', { of: performances });
  return found;
}

/** An allocation of the date, locked before seats as a hold is; undefined when the date has no such one. */
export async function lockAllocation(tx: Tx, performanceId: string, allocationId: string) {
  const [found] = await tx.db
    .select({
      id: allocations.id,
      name: allocations.name,
      kind: allocations.kind,
      releaseAt: allocations.releaseAt,
      over: sql<boolean>`coalesce(${allocations.releaseAt} <= clock_timestamp(), false)`,
    })
    .from(allocations)
    .where(and(eq(allocations.id, allocationId), eq(allocations.performanceId, performanceId)))
    .for('no key update');
  return found;
}
