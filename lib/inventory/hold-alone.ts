import { type Ctx, type Transaction, withRollback } from '@/db';
import { buyerKey, userIdOf } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import type { Admission } from '@/lib/waiting-room/token';
import { crowdedOut } from './carts-of-networks';
import { claimBest } from './claim-best';
import { claimPlaces } from './claim-places';
import { claimSeats, refusalOfClaims } from './claim-seats';
import { failures, type HoldFailure } from './failures';
import type { HoldInput } from './input';
import { lockBuyer } from './internal';
import { checkLevels, checkLimits } from './limits';
import { openCarts } from './open-carts';
import { openSales, type Sale } from './open-sale';

export type Held = {
  ok: true;
  holdId: string;
  expiresAt: string;
  expiresInSeconds: number;
  /** Seats that this request added or confirmed. */
  seatIndexes: number[];
  /** False when best available had to split the party. */
  adjacent: boolean;
};

/** `origin`: a digest of where the request comes from, by which live carts are counted; `admission`: from waiting rooms. */
export type HoldWish = HoldInput & { origin?: string; admission?: Admission };

/** One buyer's wish in a transaction of its own, or as a part of the caller's: all that is asked or nothing. */
export async function holdAlone({ ctx, input }: { ctx: Ctx; input: HoldWish }): Promise<Held | HoldFailure> {
  const buyer = buyerKey(ctx.actor);
  return withRollback<Held | HoldFailure, Ctx>(ctx, async (tx) => {
    const [, [opened]] = await Promise.all([
      lockBuyer(tx.db, buyer),
      openSales(tx.db, [{ ...input, buyer, userId: userIdOf(ctx.actor) }]),
    ]);
    if (!opened?.ok) return opened ?? failures.notFound();
    const early = checkLevels(opened.sale, input);
    if (early) return early;
    const [cart] = await openCarts(tx.db, [{ buyer, sale: opened.sale, origin: input.origin }]);
    if (!cart) return failures.busy();
    const claimed = await claimAll(tx, opened.sale, cart.holdId, input);
    const carts = [{ cart, sale: opened.sale, origin: input.origin }];
    if ((await crowdedOut(tx.db, carts)).size > 0) {
      throw new RollbackWith(failures.tooManyFromHere());
    }
    const { fresh: _, ...shown } = cart;
    return { ok: true, ...shown, ...claimed };
  });
}

/** Takes seats before places: the hot stock row is locked last and for the shortest time. */
async function claimAll(tx: Ctx & { db: Transaction }, sale: Sale, holdId: string, input: HoldInput) {
  const { performanceId } = input;
  const added = new Map<string, number>();
  const add = (level: string, count: number) => added.set(level, (added.get(level) ?? 0) + count);
  const seatIndexes: number[] = [];
  let adjacent = true;

  if (input.seatIndexes.length > 0) {
    const wanted = { performanceId, holdId, seatIndexes: input.seatIndexes };
    const [claims = []] = await claimSeats(tx.db, [wanted]);
    const lost = refusalOfClaims(claims, input.seatIndexes.length);
    if (lost) throw new RollbackWith(lost);
    for (const claim of claims) if (!claim.mine) add(claim.priceLevelId, 1);
    seatIndexes.push(...input.seatIndexes);
  }
  if (input.best) {
    if (!sale.planId) throw new RollbackWith(failures.notFound());
    const outcome = await claimBest(tx.db, tx.actor, {
      performanceId,
      planId: sale.planId,
      holdId,
      ...input.best,
    });
    if (!outcome.ok && input.best.wheelchair)
      throw new RollbackWith(failures.noWheelchairPlace(input.best.quantity - 1));
    if (!outcome.ok) throw new RollbackWith(failures.notEnough(outcome.left, input.best.priceLevelId));
    for (const claim of outcome.claims) add(claim.priceLevelId, 1);
    seatIndexes.push(...outcome.claims.map((claim) => claim.seatIndex));
    adjacent = outcome.adjacent;
  }
  // Summed and sorted: two lines for one level are one wish, and everybody locks levels in one order.
  const places = [...sumByLevel(input.places)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [priceLevelId, quantity] of places) {
    const outcome = await claimPlaces(tx.db, { performanceId, priceLevelId, holdId, quantity });
    if (!outcome.ok) throw new RollbackWith(failures.notEnough(outcome.left, priceLevelId));
    add(priceLevelId, outcome.added);
  }
  const refused = checkLimits(sale, added);
  if (refused) throw new RollbackWith(refused);
  return { seatIndexes, adjacent };
}

function sumByLevel(places: HoldInput['places']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { priceLevelId, quantity } of places)
    sums.set(priceLevelId, (sums.get(priceLevelId) ?? 0) + quantity);
  return sums;
}
