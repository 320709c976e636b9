import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { noSuchDate } from '@/lib/catalog/own-performance';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import { freeBlockedPlaces, freeBlockedSeats } from './free-blocked';
import { findNamedSeats, type NamedSeats } from './named-seats';
import { holdOwnDate, lockAllocation } from './own-date';

type Release = { organizerId: string; performanceId: string } & NamedSeats;

/**
 * Puts seats that are named back on sale, whichever allocation they are in. Those that are not blocked (any more) are left
 * as they are: somebody may have bought them from the allocation. Returns how many came free.
 */
export async function releaseSeats({ ctx, input }: { ctx: Ctx; input: Release }) {
  const { organizerId, performanceId } = input;
  return withTransaction(ctx, async (tx) => {
    const date = await holdOwnDate(tx, input);
    if (!date) return noSuchDate();
    const named = await findNamedSeats(tx.db, date.planId, input);
    if (!named.ok) return named;
    const ids = sql`seat_id in (select s.id from seats s where s.plan_id = ${date.planId}
      and s.seat_index = any(${`{${named.seatIndexes.join(',')}}`}::int[]))`;
    const seats = await freeBlockedSeats(tx.db, performanceId, ids);
    if (seats === 0) return fail('NOT_BLOCKED', 'None of these seats is blocked; nothing was released.');
    await recordChange(tx, {
      organizerId,
      action: 'allocation.released',
      subjectType: 'performance',
      subjectId: performanceId,
      after: { seats, seatIndexes: named.seatIndexes },
    });
    return { ok: true as const, seats, places: 0 };
  });
}

type ReleaseFrom = {
  organizerId: string;
  performanceId: string;
  allocationId: string;
  /** A general-admission level and how many of its places; without it everything that the allocation has. */
  places?: { priceLevelId: string; quantity: number };
};

/** Puts an allocation back on sale: everything in it, or a number of places of one level. */
export async function releaseAllocation({ ctx, input }: { ctx: Ctx; input: ReleaseFrom }) {
  const { organizerId, performanceId, allocationId, places } = input;
  return withTransaction(ctx, async (tx) => {
    if (!(await holdOwnDate(tx, input))) return noSuchDate();
    const allocation = await lockAllocation(tx, performanceId, allocationId);
    if (!allocation) return fail('NOT_FOUND', 'This allocation is not there any more.');
    const counts = {
      seats: places ? 0 : await freeBlockedSeats(tx.db, performanceId, sql`allocation_id = ${allocationId}`),
      places: await freeBlockedPlaces(tx.db, allocationId, {
        priceLevelId: places?.priceLevelId,
        most: places?.quantity,
      }),
    };
    if (counts.seats + counts.places === 0)
      return fail('NOT_BLOCKED', 'Nothing of this is blocked any more.');
    await recordChange(tx, {
      organizerId,
      action: 'allocation.released',
      subjectType: 'performance',
      subjectId: performanceId,
      after: { allocation: allocation.name, ...counts },
    });
    return { ok: true as const, ...counts };
  });
}
