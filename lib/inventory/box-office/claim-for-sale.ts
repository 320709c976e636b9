import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { shrink } from '../allocations/free-blocked';

type SeatRequest = {
  performanceId: string;
  planId: string;
  holdId: string;
  seatIndexes: number[];
  /** Seats that are blocked in this allocation are to be had too. */
  allocationId: string | null;
};

/**
 * Claims seats for a sale at the box office in one sorted statement: free ones, lapsed ones, and what its allocation keeps.
 * Returns the ids of those that could not be had. Seats kept for a waitlist are not free.
 */
export async function claimForSale(tx: Transaction, request: SeatRequest): Promise<number[]> {
  const { performanceId, planId, holdId, seatIndexes, allocationId } = request;
  if (seatIndexes.length === 0) return [];
  // As in claimSeats: what a rival's claim is worth is judged after the wait for it, never by EXCLUDED.
  const rows = await tx.execute<{ id: number }>(sql`
    with wanted as materialized (
      select s.id, m.price_level_id, l.waitlisted and not s.accessible and s.companion_of is null and not exists (
        select 1 from claims c where c.performance_id = ${performanceId} and c.seat_id = s.id
          and c.allocation_id = ${allocationId}::uuid) as kept
      from seats s
      left join price_level_categories m on m.performance_id = ${performanceId} and m.category = s.category
      left join price_levels l on l.id = m.price_level_id
      where s.plan_id = ${planId} and s.seat_index = any(${`{${seatIndexes.join(',')}}`}::int[])
    ), taken as (
      insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
      select ${performanceId}::uuid, w.id, w.price_level_id, 'held', h.id, h.expires_at
      from wanted w join holds h on h.id = ${holdId}
      where w.price_level_id is not null and not w.kept order by w.id
      on conflict (performance_id, seat_id) do update
        set state = 'held', hold_id = excluded.hold_id, price_level_id = excluded.price_level_id,
            expires_at = excluded.expires_at, allocation_id = null
        where (claims.state = 'held' and claims.expires_at <= clock_timestamp())
          or (claims.state = 'blocked' and claims.allocation_id = ${allocationId}::uuid)
      returning seat_id
    )
    select id from wanted where id not in (select seat_id from taken)`);
  return [...rows].map(({ id }) => id);
}

/** The first seats of a level that an allocation keeps, in the plan's order, besides those that are chosen; fewer when it has no more. */
export async function blockedSeats(
  tx: Transaction,
  wish: { allocationId: string; priceLevelId: string; quantity: number; chosen: number[] },
): Promise<number[]> {
  const rows = await tx.execute<{ seat_index: number }>(sql`
    select s.seat_index from claims c join seats s on s.id = c.seat_id
    where c.allocation_id = ${wish.allocationId} and c.state = 'blocked' and c.price_level_id = ${wish.priceLevelId}
      and s.seat_index <> all(${`{${wish.chosen.join(',')}}`}::int[])
    order by s.seat_index limit ${wish.quantity}`);
  return [...rows].map(({ seat_index }) => seat_index);
}

type PlaceRequest = {
  performanceId: string;
  priceLevelId: string;
  holdId: string;
  allocationId: string;
  quantity: number;
};

/** Turns places that an allocation keeps into held ones; what is left in it when these are not enough, else null. */
export async function takeBlockedPlaces(tx: Transaction, request: PlaceRequest): Promise<number | null> {
  const { performanceId, priceLevelId, holdId, allocationId, quantity } = request;
  const [kept] = await tx.execute<{ id: string; price_level_id: string; quantity: number }>(sql`
    select id, price_level_id, quantity from place_claims
    where allocation_id = ${allocationId} and price_level_id = ${priceLevelId} and state = 'blocked' for update`);
  if (!kept || kept.quantity < quantity) return kept?.quantity ?? 0;
  await shrink(tx, kept, quantity);
  await tx.execute(sql`
    insert into place_claims (id, performance_id, price_level_id, quantity, state, hold_id, expires_at)
    select gen_random_uuid(), ${performanceId}, ${priceLevelId}, ${quantity}, 'held', h.id, h.expires_at
    from holds h where h.id = ${holdId}`);
  await tx.execute(sql`
    update place_stock set blocked = blocked - ${quantity}, held = held + ${quantity}
    where price_level_id = ${priceLevelId}`);
  return null;
}
