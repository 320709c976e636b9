import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { withRollback } from '@/db';
import type { Actor } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { adjacentBlocks, type FreeRow, scatteredSeats } from './best-block';
import { claimSeats, type SeatClaim } from './claim-seats';
import { keptFrom } from './kept-sql';

type BestRequest = {
  performanceId: string;
  planId: string;
  holdId: string;
  priceLevelId: string;
  quantity: number;
};
type BestOutcome = { ok: true; claims: SeatClaim[]; adjacent: boolean } | { ok: false; left: number };

const looks = 4;
/** Best blocks that are tried before looking anew; rivals choose among the same ones. */
const triesPerLook = 5;

/**
 * Claims the best free seats of a level. A block that a rival takes in the meantime is given up for the next one; the
 * map is read anew after a few such losses. Places for wheelchairs are never handed out this way.
 */
export async function claimBest(tx: Transaction, actor: Actor, request: BestRequest): Promise<BestOutcome> {
  for (let look = 0; ; look++) {
    const rows = await freeRows(tx, request);
    const left = rows.reduce((sum, row) => sum + row.seatIndexes.length, 0);
    if (left < request.quantity || look === looks) return { ok: false, left };
    const blocks = adjacentBlocks(rows, request.quantity).slice(0, look === 0 ? triesPerLook : 40);
    // After a lost round the best ones are crowded: spread out.
    if (look > 0) blocks.sort(() => Math.random() - 0.5);
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

/** All or nothing, in a savepoint: a seat won beside a lost one is given back. */
function tryClaim(tx: Transaction, actor: Actor, request: BestRequest, seatIndexes: number[]) {
  return withRollback<SeatClaim[] | null, { db: Transaction; actor: Actor }>(
    { db: tx, actor },
    async ({ db }) => {
      const [claims = []] = await claimSeats(db, [{ ...request, seatIndexes }]);
      if (claims.length < seatIndexes.length || claims.some((claim) => !claim.claimed || claim.mine)) {
        throw new RollbackWith(null);
      }
      return claims;
    },
  );
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
    from price_level_categories p
    join seats s on s.plan_id = ${planId} and s.category = p.category and not s.accessible
    left join claims c on c.performance_id = p.performance_id and c.seat_id = s.id
      and (c.state <> 'held' or c.expires_at > clock_timestamp())
    where p.performance_id = ${performanceId} and p.price_level_id = ${priceLevelId} and c.seat_id is null
      and not ${keptFrom(holdId, sql`p.price_level_id`)}
    group by 1, 2`);
  return [...rows].map((row) => ({
    section: row.place,
    rowIndex: row.row_index,
    positions: row.positions,
    seatIndexes: row.seat_indexes,
  }));
}
