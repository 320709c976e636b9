import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { companionsReleased } from './kept-sql';
import { type Freed, tellWaitlist, waitedFor } from './waitlist/tell-waitlist';

/*
 * Locks are always taken in this order (docs/locking.md): buyer, order, hold, seats by (performance, seat), place
 * claims, place stock by level. Only the sweeper and the reclaiming of places skip what is locked.
 */

/**
 * For the rest of the transaction: by index, however small a table seems. Plans are made once for each connection, and in the
 * first minute of an on-sale tables grow from nothing to many thousands before PostgreSQL counts them again.
 */
const byIndex = sql`set_config('enable_seqscan', 'off', true)`;

/**
 * One buyer does one thing at a time: ten tabs queue here, so that limits see each other's seats. Sent when called, not
 * when awaited: reads that are to see what the lock protects can travel right behind it.
 */
export async function lockBuyer(tx: Transaction, buyerKey: string): Promise<void> {
  await tx.execute(
    sql`select ${byIndex}, pg_advisory_xact_lock(hashtextextended(${`buyer ${buyerKey}`}, 0))`,
  );
}

/**
 * Locks those buyers who are not busy elsewhere, waiting for nobody, and returns them: who serves many at once must not
 * stand in line for one of them.
 */
export async function tryLockBuyers(tx: Transaction, buyerKeys: string[]): Promise<Set<string>> {
  const [, rows] = await Promise.all([
    tx.execute(sql`select ${byIndex}`),
    tx.execute<{ buyer: string }>(sql`
    select buyer from json_array_elements_text(${JSON.stringify([...new Set(buyerKeys)])}::text::json) as w(buyer)
    where pg_try_advisory_xact_lock(hashtextextended('buyer ' || buyer, 0))`),
  ]);
  return new Set([...rows].map(({ buyer }) => buyer));
}

type Part = { performanceId?: string; seatIds?: number[]; priceLevelId?: string; passId?: string };

/** Frees what a hold still has, or one part of it; of a pass all dates or none. Returns how many claims came free. */
export async function freeHeld(tx: Transaction, holdId: string, part: Part = {}): Promise<number> {
  const seats =
    part.passId || (part.priceLevelId && !part.seatIds) ? 0 : await freeHeldSeats(tx, holdId, part);
  const places = part.seatIds ? 0 : await freeHeldPlaces(tx, holdId, part);
  return seats + places;
}

/** Of claims: these seats, and the companion places that are kept for who has them. */
const amongSeats = (seatIds: number[]) => {
  const ids = sql`${`{${seatIds.join(',')}}`}::int[]`;
  return sql`(seat_id = any(${ids}) or seat_id in (
    select x.id from seats s join seats x on x.plan_id = s.plan_id and x.companion_of = s.seat_index
    join performances p on p.id = claims.performance_id
    where s.id = any(${ids}) and not ${companionsReleased}))`;
};

async function freeHeldSeats(
  tx: Transaction,
  holdId: string,
  { performanceId, seatIds }: Part,
): Promise<number> {
  const rows = await tx.execute<Freed>(sql`
    delete from claims where (performance_id, seat_id) in (
      select performance_id, seat_id from claims
      where hold_id = ${holdId} and state = 'held'
        ${performanceId ? sql`and performance_id = ${performanceId}` : sql``}
        ${seatIds ? sql`and ${amongSeats(seatIds)}` : sql``}
      order by performance_id, seat_id
      for update
    ) returning price_level_id, ${waitedFor}`);
  await tellWaitlist(tx, rows);
  return rows.length;
}

export type GonePlaces = { price_level_id: string; quantity: number };

/** Takes given-up places out of the stock, level by level in their order: these hot rows are locked last. */
export async function giveBackPlaces(tx: Transaction, gone: GonePlaces[]): Promise<void> {
  const sums = new Map<string, number>();
  for (const row of gone) sums.set(row.price_level_id, (sums.get(row.price_level_id) ?? 0) + row.quantity);
  for (const [level, quantity] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await tx.execute(sql`update place_stock set held = held - ${quantity} where price_level_id = ${level}`);
  }
}

async function freeHeldPlaces(
  tx: Transaction,
  holdId: string,
  { performanceId, priceLevelId, passId }: Part,
): Promise<number> {
  const alone = (performanceId || priceLevelId) && !passId;
  const gone = await tx.execute<GonePlaces & Freed>(sql`
    delete from place_claims where id in (
      select id from place_claims
      where hold_id = ${holdId} and state = 'held'
        ${performanceId ? sql`and performance_id = ${performanceId}` : sql``}
        ${priceLevelId ? sql`and price_level_id = ${priceLevelId}` : sql``}
        ${alone ? sql`and pass_id is null` : sql``} ${passId ? sql`and pass_id = ${passId}` : sql``}
      order by id for update
    ) returning price_level_id, quantity, ${waitedFor}`);
  await giveBackPlaces(tx, [...gone]);
  await tellWaitlist(tx, gone);
  return gone.length;
}

/**
 * Gives back the places of lapsed holds of one level, so that a dead sweeper cannot make a level look sold out.
 * Skips what another transaction is freeing at this moment.
 */
export function reclaimLapsedPlaces(tx: Transaction, priceLevelId: string) {
  return tx.execute(sql`
    with lapsed as (
      delete from place_claims where id in (
        select id from place_claims
        where price_level_id = ${priceLevelId} and state = 'held' and expires_at <= clock_timestamp()
        order by id for update skip locked
      ) returning quantity
    )
    update place_stock set held = held - (select sum(quantity) from lapsed)
    where price_level_id = ${priceLevelId} and exists (select 1 from lapsed)`);
}
