import { type Transaction, withRollback } from '@/db';
import type { Actor } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { claimSeats, type SeatClaim } from './claim-seats';

type Try = { performanceId: string; holdId: string };

/** Claims seats that a hold does not have yet: all, or none and null. In a savepoint: a seat won beside a lost one is given back. */
export function tryClaim(
  tx: Transaction,
  actor: Actor,
  { performanceId, holdId }: Try,
  seatIndexes: number[],
) {
  return withRollback<SeatClaim[] | null, { db: Transaction; actor: Actor }>(
    { db: tx, actor },
    async ({ db }) => {
      const [claims = []] = await claimSeats(db, [{ performanceId, holdId, seatIndexes }]);
      if (claims.length < seatIndexes.length || claims.some((claim) => !claim.claimed || claim.mine)) {
        throw new RollbackWith(null);
      }
      return claims;
    },
  );
}
