import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

export type SeatClaim = {
  seatIndex: number;
  priceLevelId: string;
  /** False when somebody else has the seat. */
  claimed: boolean;
  /** True when this hold had the seat before. */
  mine: boolean;
};

/**
 * Claims named seats for a hold, in one sorted statement that waits for rivals instead of deadlocking with them and
 * takes over holds that have lapsed. Answers for every seat of the plan that was named; the caller rolls back
 * unless all of them are claimed.
 */
export async function claimSeats(
  tx: Transaction,
  { performanceId, planId, holdId, seatIndexes }: ClaimRequest,
): Promise<SeatClaim[]> {
  // EXCLUDED is computed before the wait for a rival, so whether a rival's hold has lapsed is judged by the clock.
  const rows = await tx.execute<{
    seat_index: number;
    price_level_id: string;
    claimed: boolean;
    mine: boolean;
  }>(sql`
    with wanted as materialized (
      select s.id, s.seat_index, c.price_level_id
      from seats s
      join price_level_categories c on c.performance_id = ${performanceId} and c.category = s.category
      where s.plan_id = ${planId} and s.seat_index = any(${`{${seatIndexes.join(',')}}`}::int[])
    ), before as materialized (
      select seat_id from claims where hold_id = ${holdId} and performance_id = ${performanceId} and state = 'held'
    ), taken as (
      insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
      select ${performanceId}, w.id, w.price_level_id, 'held', h.id, h.expires_at
      from wanted w cross join (select id, expires_at from holds where id = ${holdId}) h
      order by w.id
      on conflict (performance_id, seat_id) do update
        set hold_id = excluded.hold_id, price_level_id = excluded.price_level_id, expires_at = excluded.expires_at
        where claims.state = 'held'
          and (claims.expires_at <= clock_timestamp() or claims.hold_id = excluded.hold_id)
      returning seat_id
    )
    select w.seat_index, w.price_level_id, t.seat_id is not null as claimed, b.seat_id is not null as mine
    from wanted w
    left join taken t on t.seat_id = w.id
    left join before b on b.seat_id = w.id`);
  return [...rows].map((row) => ({
    seatIndex: row.seat_index,
    priceLevelId: row.price_level_id,
    claimed: row.claimed,
    mine: row.mine,
  }));
}

export type ClaimRequest = { performanceId: string; planId: string; holdId: string; seatIndexes: number[] };
