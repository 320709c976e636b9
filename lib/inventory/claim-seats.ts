import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { failures, type HoldFailure } from './failures';
import { companionsReleased, keptCompanion } from './kept-sql';
import { seatOfPlan } from './seat-sql';

export type SeatClaim = {
  seatIndex: number;
  seatId: number;
  priceLevelId: string;
  /** False when somebody else has the seat, or it is kept for those who wait. */
  claimed: boolean;
  /** True when this hold had the seat before. */
  mine: boolean;
  /** True for a companion place whose wheelchair place this hold does not have: it was not claimed. */
  alone: boolean;
};

type ClaimRequest = { performanceId: string; holdId: string; seatIndexes: number[] };

type ClaimRow = {
  n: number;
  seat_index: number;
  seat_id: number;
  price_level_id: string;
  claimed: boolean;
  mine: boolean;
  alone: boolean;
};

/**
 * Claims named seats for holds, in one sorted statement that waits for rivals instead of deadlocking with them and
 * takes over holds that have lapsed. Seats of a level for which somebody waits go only to what its waitlist offers, companion places only to
 * who has their wheelchair places. Answers request by request, for every seat that the plan has; the caller undoes a
 * request of which not all seats were claimed. No seat may be named by two requests.
 */
export async function claimSeats(tx: Transaction, requests: ClaimRequest[]): Promise<SeatClaim[][]> {
  const wanted = requests.flatMap(({ performanceId, holdId, seatIndexes }, n) =>
    seatIndexes.map((seat) => ({ n, hold_id: holdId, performance_id: performanceId, seat })),
  );
  // EXCLUDED is computed before the wait for a rival, so whether a rival's hold has lapsed is judged by the clock.
  const rows = await tx.execute<ClaimRow>(sql`
    with wanted as materialized (
      select w.n, w.hold_id, w.performance_id, s.id, s.seat_index, c.price_level_id,
        case when not ${companionsReleased} then s.companion_of end as companion_of, p.plan_id,
        not s.accessible and s.companion_of is null and (select l.waitlisted from price_levels l where l.id = c.price_level_id) as kept
      from json_to_recordset(${JSON.stringify(wanted)}::text::json) as w(n int, hold_id uuid, performance_id uuid, seat int)
      ${seatOfPlan}
      join price_level_categories c on c.performance_id = w.performance_id and c.category = s.category
    ), before as materialized (
      select w.performance_id, w.id as seat_id, (
        select c.hold_id = w.hold_id and c.state = 'held' from claims c
        where c.performance_id = w.performance_id and c.seat_id = w.id limit 1) as mine, ${keptCompanion} as alone
      from wanted w
    ), taken as (
      insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
      select w.performance_id, w.id, w.price_level_id, 'held', h.id, h.expires_at
      from wanted w join before b on b.performance_id = w.performance_id and b.seat_id = w.id
      join holds h on h.id = w.hold_id
      where b.mine or (not b.alone and (not w.kept or h.offered_until is not null))
      order by w.performance_id, w.id
      on conflict (performance_id, seat_id) do update
        set hold_id = excluded.hold_id, price_level_id = excluded.price_level_id, expires_at = excluded.expires_at
        where claims.state = 'held'
          and (claims.expires_at <= clock_timestamp() or claims.hold_id = excluded.hold_id)
      returning performance_id, seat_id
    )
    select w.n, w.seat_index, w.id as seat_id, w.price_level_id, t.seat_id is not null as claimed, coalesce(b.mine, false) as mine,
      coalesce(b.alone, false) and t.seat_id is null as alone
    from wanted w
    left join taken t on t.performance_id = w.performance_id and t.seat_id = w.id
    left join before b on b.performance_id = w.performance_id and b.seat_id = w.id
    order by w.n, w.seat_index`);
  const claims: SeatClaim[][] = requests.map(() => []);
  for (const row of rows) {
    claims[row.n]?.push({
      seatIndex: row.seat_index,
      seatId: row.seat_id,
      priceLevelId: row.price_level_id,
      claimed: row.claimed,
      mine: row.mine,
      alone: row.alone,
    });
  }
  return claims;
}

/** Why a request of `wanted` seats cannot be granted, by what was claimed for it; null when it can. */
export function refusalOfClaims(claims: SeatClaim[], wanted: number): HoldFailure | null {
  if (claims.length < wanted) return failures.notFound();
  const lost = claims.filter((claim) => !claim.claimed);
  const indexes = lost.map((claim) => claim.seatIndex);
  if (lost.length === 0) return null;
  return lost.some((claim) => claim.alone) ? failures.companionKept(indexes) : failures.seatsTaken(indexes);
}
