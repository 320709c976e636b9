import { sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { buyerKey } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { fail } from '@/lib/result';
import { findNamedSeats, type NamedSeats } from '../allocations/named-seats';
import { notFree } from '../allocations/not-free';
import { claimBest } from '../claim-best';
import { claimPlaces } from '../claim-places';
import { failures } from '../failures';
import { blockedSeats, claimForSale, takeBlockedPlaces } from './claim-for-sale';

type Tx = Ctx & { db: Transaction };
type Level = { priceLevelId: string; quantity: number };

type DoorWish = {
  performanceId: string;
  levels: Level[];
  /** What this allocation of the performance keeps is sold as well; for levels, nothing else is. */
  allocationId: string | null;
  accessCode?: string;
} & NamedSeats;

type Performance = {
  plan_id: string | null;
  currency: string;
  sells: boolean;
  coded: boolean;
  code_valid: boolean;
};
type LevelRow = { id: string; kind: 'reserved' | 'general'; coded: boolean };

/**
 * Holds for a sale at the box office, as a part of the caller's transaction: named seats, the best of a level, places;
 * free ones or those of an allocation. The web's sale windows and limits per order do not bind it. All or nothing: a
 * refusal is thrown as RollbackWith. The caller has locked the buyer, who has no cart, and found the date among his own.
 */
export async function holdAtDoor(tx: Tx, wish: DoorWish): Promise<string> {
  const { performance, levels } = await openSale(tx, wish);
  const named = await findNamedSeats(tx.db, performance.plan_id, wish);
  if (!named.ok) throw new RollbackWith(named);
  const holdId = newId();
  await tx.db.execute(sql`
    insert into holds (id, buyer_key, currency, expires_at)
    values (${holdId}, ${buyerKey(tx.actor)}, ${performance.currency}, clock_timestamp() + interval '10 minutes')`);
  const kindOf = new Map(levels.map(({ id, kind }) => [id, kind]));
  const sorted = wish.levels.toSorted((a, b) => (a.priceLevelId < b.priceLevelId ? -1 : 1));
  const unknown = sorted.some(({ priceLevelId }) => !kindOf.has(priceLevelId));
  if (unknown) throw new RollbackWith(failures.notFound());
  const best = sorted.filter(({ priceLevelId }) => kindOf.get(priceLevelId) === 'reserved');
  await takeSeats(tx, { ...wish, holdId, planId: performance.plan_id, seatIndexes: named.seatIndexes, best });
  for (const line of sorted.filter(({ priceLevelId }) => kindOf.get(priceLevelId) === 'general'))
    await takePlaces(tx, { ...line, ...wish, holdId });
  return holdId;
}

async function openSale(tx: Tx, { performanceId, accessCode, levels, allocationId }: DoorWish) {
  const [performance] = await tx.db.execute<Performance>(sql`
    select p.plan_id, p.currency, p.status = 'scheduled' and e.status = 'published' as sells,
      p.access_code_required as coded, exists (
        select 1 from access_codes a where a.performance_id = p.id and a.code = ${accessCode?.toUpperCase() ?? ''}
          and (a.valid_until is null or a.valid_until > clock_timestamp())) as code_valid
    from performances p join events e on e.id = p.event_id where p.id = ${performanceId} for share of p`);
  if (!performance) throw new RollbackWith(failures.notFound());
  if (!performance.sells) throw new RollbackWith(failures.cancelled());
  const rows = await tx.db.execute<LevelRow>(sql`
    select id, kind, access_code_required as coded from price_levels where performance_id = ${performanceId}`);
  const asked = levels.map(({ priceLevelId }) => priceLevelId);
  const coded = performance.coded || [...rows].some((level) => level.coded && asked.includes(level.id));
  if (accessCode && !performance.code_valid) throw new RollbackWith(failures.codeWrong());
  if (coded && !performance.code_valid && !allocationId) throw new RollbackWith(failures.codeNeeded());
  if (allocationId) {
    const own = await tx.db.execute(sql`
      select 1 from allocations where id = ${allocationId} and performance_id = ${performanceId}`);
    if (own.length === 0) throw new RollbackWith(fail('NOT_FOUND', 'This allocation is not there any more.'));
  }
  return { performance, levels: [...rows] };
}

type SeatsWish = {
  performanceId: string;
  planId: string | null;
  holdId: string;
  allocationId: string | null;
  seatIndexes: number[];
  best: Level[];
};

async function takeSeats(tx: Tx, { planId, best, ...wish }: SeatsWish): Promise<void> {
  if (!planId) return;
  const seatIndexes = [...wish.seatIndexes];
  if (wish.allocationId) {
    for (const line of best) {
      const found = await blockedSeats(tx.db, {
        ...line,
        allocationId: wish.allocationId,
        chosen: seatIndexes,
      });
      if (found.length < line.quantity)
        throw new RollbackWith(failures.notEnough(found.length, line.priceLevelId));
      seatIndexes.push(...found);
    }
  }
  const lost = await claimForSale(tx.db, { ...wish, planId, seatIndexes });
  if (lost.length > 0)
    throw new RollbackWith(await notFree(tx.db, wish.performanceId, lost, 'Nothing was sold.'));
  if (wish.allocationId) return;
  for (const line of best) {
    const found = await claimBest(tx.db, tx.actor, { ...wish, ...line, planId });
    if (!found.ok) throw new RollbackWith(failures.notEnough(found.left, line.priceLevelId));
  }
}

type PlacesWish = Level & { performanceId: string; holdId: string; allocationId: string | null };

async function takePlaces(tx: Tx, { allocationId, ...wish }: PlacesWish): Promise<void> {
  if (allocationId) {
    const left = await takeBlockedPlaces(tx.db, { ...wish, allocationId });
    if (left !== null) throw new RollbackWith(failures.notEnough(left, wish.priceLevelId));
    return;
  }
  const claimed = await claimPlaces(tx.db, wish);
  if (!claimed.ok) throw new RollbackWith(failures.notEnough(claimed.left, wish.priceLevelId));
}
