import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import type { Actor } from '@/lib/actor';
import type { SeatClaim } from './claim-seats';
import { tryClaim } from './try-claim';

type PlaceRequest = {
  performanceId: string;
  planId: string;
  holdId: string;
  priceLevelId: string;
  /** The wheelchair place and its companions. */
  quantity: number;
};

const looks = 4;
/** Places that are tried before looking anew; rivals choose among the same ones. */
const triesPerLook = 5;

/**
 * Claims one free wheelchair place of a level with as many of its companion places as are asked for; null when no such
 * place is left. Those with the fewest companion places to spare come first, then the rows nearest the stage.
 */
export async function claimWheelchairPlace(
  tx: Transaction,
  actor: Actor,
  request: PlaceRequest,
): Promise<SeatClaim[] | null> {
  for (let look = 0; look < looks; look++) {
    const places = await freePlaces(tx, request);
    if (places.length === 0) return null;
    for (const seatIndexes of places) {
      const claims = await tryClaim(tx, actor, request, seatIndexes);
      if (claims) return claims;
    }
  }
  return null;
}

/** Seat indexes, place by place, each with its companions. */
async function freePlaces(tx: Transaction, request: PlaceRequest): Promise<number[][]> {
  const { performanceId, planId, priceLevelId, quantity } = request;
  const rows = await tx.execute<{ seat_index: number; companions: number[] }>(sql`
    with taken as (
      select seat_id from claims
      where performance_id = ${performanceId} and (state <> 'held' or expires_at > clock_timestamp())
    )
    select s.seat_index, f.companions
    from price_level_categories m
    join seats s on s.plan_id = ${planId} and s.category = m.category and s.accessible
    cross join lateral (
      select coalesce(array_agg(x.seat_index order by abs(x.row_position - s.row_position), x.seat_index), '{}') as companions
      from seats x
      where x.plan_id = s.plan_id and x.companion_of = s.seat_index and x.id not in (select seat_id from taken)
        and exists (select 1 from price_level_categories y where y.performance_id = ${performanceId} and y.category = x.category)
    ) f
    where m.performance_id = ${performanceId} and m.price_level_id = ${priceLevelId}
      and s.id not in (select seat_id from taken) and cardinality(f.companions) >= ${quantity - 1}::int
    order by cardinality(f.companions), s.row_index, random() limit ${triesPerLook}`);
  return [...rows].map(({ seat_index, companions }) => [seat_index, ...companions.slice(0, quantity - 1)]);
}
