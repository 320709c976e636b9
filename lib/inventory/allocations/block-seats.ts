import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { reclaimLapsedPlaces } from '../internal';

type SeatRequest = { performanceId: string; planId: string; allocationId: string; seatIndexes: number[] };

/**
 * Blocks seats for an allocation in one sorted statement, as claimSeats holds them: it waits for rivals, and takes over
 * only holds that have lapsed by the clock after that wait. Returns the seats that could not be had.
 */
export async function blockSeats(tx: Transaction, request: SeatRequest): Promise<number[]> {
  const { performanceId, planId, allocationId, seatIndexes } = request;
  if (seatIndexes.length === 0) return [];
  const rows = await tx.execute<{ id: number }>(sql`
    with wanted as materialized (
      select s.id, c.price_level_id from seats s
      left join price_level_categories c on c.performance_id = ${performanceId} and c.category = s.category
      where s.plan_id = ${planId} and s.seat_index = any(${`{${seatIndexes.join(',')}}`}::int[])
    ), taken as (
      insert into claims (performance_id, seat_id, price_level_id, state, allocation_id)
      select ${performanceId}::uuid, id, price_level_id, 'blocked', ${allocationId}::uuid from wanted
      where price_level_id is not null order by id
      on conflict (performance_id, seat_id) do update
        set state = 'blocked', hold_id = null, expires_at = null,
            price_level_id = excluded.price_level_id, allocation_id = excluded.allocation_id
        where claims.state = 'held' and claims.expires_at <= clock_timestamp()
      returning seat_id
    )
    select id from wanted where id not in (select seat_id from taken)`);
  return [...rows].map(({ id }) => id);
}

type PlaceRequest = { performanceId: string; priceLevelId: string; allocationId: string; quantity: number };

/** Blocks places of a general-admission level; false when so many are not free. The hot stock row comes last. */
export async function blockPlaces(tx: Transaction, request: PlaceRequest): Promise<boolean> {
  const { performanceId, priceLevelId, allocationId, quantity } = request;
  await tx.execute(sql`
    insert into place_claims (id, performance_id, price_level_id, quantity, state, allocation_id)
    values (gen_random_uuid(), ${performanceId}, ${priceLevelId}, ${quantity}, 'blocked', ${allocationId})
    on conflict (allocation_id, price_level_id) where allocation_id is not null
      do update set quantity = place_claims.quantity + excluded.quantity`);
  if (await moveStock(tx, priceLevelId, quantity)) return true;
  await reclaimLapsedPlaces(tx, priceLevelId);
  return moveStock(tx, priceLevelId, quantity);
}

async function moveStock(tx: Transaction, priceLevelId: string, quantity: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    update place_stock set blocked = blocked + ${quantity}
    where price_level_id = ${priceLevelId} and held + sold + blocked + ${quantity} <= capacity returning 1`);
  return rows.length === 1;
}
