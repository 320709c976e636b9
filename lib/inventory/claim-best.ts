import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import type { Actor } from '@/lib/actor';
import { adjacentBlocks, type FreeRow, scatteredSeats } from './best-block';
import type { SeatClaim } from './claim-seats';
import { claimWheelchairPlace } from './claim-wheelchair-place';
import { companionsReleased, keptFrom } from './kept-sql';
import { tryClaim } from './try-claim';

type BestRequest = {
  performanceId: string;
  planId: string;
  holdId: string;
  priceLevelId: string;
  quantity: number;
  /** One wheelchair place, and companion places of it for the others. */
  wheelchair?: boolean;
};
type BestOutcome = { ok: true; claims: SeatClaim[]; adjacent: boolean } | { ok: false; left: number };

const looks = 4;
/** Best blocks that are tried before looking anew; rivals choose among the same ones. */
const triesPerLook = 5;

/**
 * Claims the best free seats of a level. A block that a rival takes in the meantime is given up for the next one; the
 * map is read anew after a few such losses. Places for wheelchairs and their companions are handed out only to who asks for
 * them.
 */
export async function claimBest(tx: Transaction, actor: Actor, request: BestRequest): Promise<BestOutcome> {
  if (request.wheelchair) {
    const claims = await claimWheelchairPlace(tx, actor, request);
    return claims ? { ok: true, claims, adjacent: true } : { ok: false, left: 0 };
  }
  for (let look = 0; ; look++) {
    const rows = await freeRows(tx, request);
    const left = rows.reduce((sum, row) => sum + row.seatIndexes.length, 0);
    if (left < request.quantity || look === looks) return { ok: false, left };
    // After a lost round the best ones are crowded.
    const blocks = adjacentBlocks(rows, request.quantity, { spread: look > 0 });
    for (const seatIndexes of blocks.slice(0, triesPerLook)) {
      const claims = await tryClaim(tx, actor, request, seatIndexes);
      if (claims) return { ok: true, claims, adjacent: true };
    }
    if (blocks.length === 0) {
      const claims = await tryClaim(tx, actor, request, scatteredSeats(rows, request.quantity) ?? []);
      if (claims) return { ok: true, claims, adjacent: false };
    }
  }
}

async function freeRows(
  tx: Transaction,
  { performanceId, planId, priceLevelId, holdId }: BestRequest,
): Promise<FreeRow[]> {
  const rows = await tx.execute<{
    place: string;
    row_index: number;
    positions: number[];
    seat_indexes: number[];
  }>(sql`
    select s.zone || '/' || s.section as place, s.row_index,
           array_agg(s.row_position::int order by s.row_position) as positions,
           array_agg(s.seat_index order by s.row_position) as seat_indexes
    from performances p
    join price_level_categories m on m.performance_id = p.id
    join seats s on s.plan_id = ${planId} and s.category = m.category and not s.accessible
      and (s.companion_of is null or ${companionsReleased})
    left join claims c on c.performance_id = m.performance_id and c.seat_id = s.id
      and (c.state <> 'held' or c.expires_at > clock_timestamp())
    where p.id = ${performanceId} and m.price_level_id = ${priceLevelId} and c.seat_id is null
      and not ${keptFrom(holdId, sql`m.price_level_id`)}
    group by 1, 2`);
  return [...rows].map((row) => ({
    section: row.place,
    rowIndex: row.row_index,
    positions: row.positions,
    seatIndexes: row.seat_indexes,
  }));
}
