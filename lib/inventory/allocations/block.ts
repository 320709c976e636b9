import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { noSuchDate } from '@/lib/catalog/own-performance';
import { RollbackWith } from '@/lib/errors';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { blockPlaces, blockSeats } from './block-seats';
import { findNamedSeats, type NamedSeats } from './named-seats';
import { notFree } from './not-free';
import { holdOwnDate, lockAllocation } from './own-date';

type Tx = Ctx & { db: Transaction };
type PlacesWish = { priceLevelId: string; quantity: number };
type Block = {
  organizerId: string;
  performanceId: string;
  allocationId: string;
  places: PlacesWish[];
} & NamedSeats;

/**
 * Takes seats and places of a date off sale for one of its allocations: all that is named or nothing. What is sold or in
 * somebody's cart stays his, and is named in the answer.
 */
export async function block({ ctx, input }: { ctx: Ctx; input: Block }) {
  const { organizerId, performanceId, allocationId } = input;
  return withRollback<{ ok: true; seats: number; places: number } | Failure, Ctx>(ctx, async (tx) => {
    const date = await holdOwnDate(tx, input);
    if (!date) return noSuchDate();
    if (date.status === 'cancelled' || date.eventStatus === 'cancelled')
      return fail('CANCELLED', 'This date is cancelled; nothing of it is on sale.');
    const allocation = await lockAllocation(tx, performanceId, allocationId);
    if (!allocation) return fail('NOT_FOUND', 'Choose an allocation of this date, or make one first.');
    if (allocation.over)
      return fail('OVER', `“${allocation.name}” was released by its time. Give it a later one first.`);
    const named = await findNamedSeats(tx.db, date.planId, input);
    if (!named.ok) return named;
    const places = sumOf(input.places);
    if (named.seatIndexes.length === 0 && places.length === 0)
      return fail('NOTHING', 'Choose seats on the plan, name a row, or enter a number of places.');
    if (date.planId) await takeSeats(tx, { ...input, planId: date.planId, ...named });
    for (const wish of places) await takePlaces(tx, { ...input, ...wish });
    const counts = {
      seats: named.seatIndexes.length,
      places: places.reduce((sum, { quantity }) => sum + quantity, 0),
    };
    await recordChange(tx, {
      organizerId,
      action: 'allocation.blocked',
      subjectType: 'performance',
      subjectId: performanceId,
      after: { allocation: allocation.name, ...counts, seatIndexes: named.seatIndexes },
    });
    return { ok: true, ...counts };
  });
}

/** One line a level, in the order in which everybody locks them. */
function sumOf(wishes: PlacesWish[]): PlacesWish[] {
  const sums = new Map<string, number>();
  for (const { priceLevelId, quantity } of wishes)
    sums.set(priceLevelId, (sums.get(priceLevelId) ?? 0) + quantity);
  return [...sums]
    .map(([priceLevelId, quantity]) => ({ priceLevelId, quantity }))
    .sort((a, b) => (a.priceLevelId < b.priceLevelId ? -1 : 1));
}

type SeatsWish = { performanceId: string; planId: string; allocationId: string; seatIndexes: number[] };

async function takeSeats(tx: Tx, wish: SeatsWish): Promise<void> {
  const lost = await blockSeats(tx.db, wish);
  if (lost.length > 0)
    throw new RollbackWith(await notFree(tx.db, wish.performanceId, lost, 'Nothing was blocked.'));
}

async function takePlaces(tx: Tx, wish: { performanceId: string; allocationId: string } & PlacesWish) {
  const [level] = await tx.db.execute<{ name: string }>(sql`
    select name from price_levels
    where id = ${wish.priceLevelId} and performance_id = ${wish.performanceId} and kind = 'general'`);
  if (!level) throw new RollbackWith(fail('NOT_FOUND', 'This price is not there any more.'));
  if (await blockPlaces(tx.db, wish)) return;
  const [stock] = await tx.db.execute<{ left: number; sold: number; held: number; blocked: number }>(sql`
    select capacity - held - sold - blocked as left, sold, held, blocked
    from place_stock where price_level_id = ${wish.priceLevelId}`);
  const { left = 0, sold = 0, held = 0, blocked = 0 } = stock ?? {};
  const message = `Nothing was blocked. Of “${level.name}” ${Math.max(0, left)} are free; ${sold} are sold, ${held} in carts and ${blocked} blocked.`;
  throw new RollbackWith(fail('NOT_ENOUGH', message, { left }));
}
