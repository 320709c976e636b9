import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { type GonePlaces, giveBackPlaces } from './internal';

/**
 * Takes the tickets of these performances out of all carts that nobody is paying for, and closes carts that are empty
 * then. What another transaction has locked at this moment is skipped: such a cart lapses by its clock, and
 * `startPaying` refuses it until then. A pass that has one of the dates goes with all of them. Returns how many seats and levels of places came free.
 */
export async function releaseCarts(tx: Transaction, performanceIds: string[]): Promise<number> {
  const dates = sql`any(${`{${performanceIds.join(',')}}`}::uuid[])`;
  const carts = await tx.execute<{ id: string }>(sql`
    select id from holds where state = 'active' and id in (
      select hold_id from claims where performance_id = ${dates} and state = 'held'
      union select hold_id from place_claims where performance_id = ${dates} and state = 'held')
    order by id for update skip locked`);
  const theirs = sql`hold_id = any(${`{${[...carts].map(({ id }) => id).join(',')}}`}::uuid[]) and state = 'held'`;
  const seats = await tx.execute(sql`
    delete from claims where (performance_id, seat_id) in (
      select performance_id, seat_id from claims where performance_id = ${dates} and ${theirs}
      order by performance_id, seat_id for update skip locked) returning 1`);
  const places = await tx.execute<GonePlaces>(sql`
    delete from place_claims where id in (
      select id from place_claims c where ${theirs} and (performance_id = ${dates} or exists (
        select 1 from pass_parts t where t.pass_id = c.pass_id and t.performance_id = ${dates}))
      order by id for update skip locked) returning price_level_id, quantity`);
  await giveBackPlaces(tx, [...places]);
  await tx.execute(sql`
    update holds h set state = 'expired'
    where h.id = any(${`{${[...carts].map(({ id }) => id).join(',')}}`}::uuid[])
      and not exists (select 1 from claims c where c.hold_id = h.id)
      and not exists (select 1 from place_claims c where c.hold_id = h.id)`);
  return seats.length + places.length;
}
