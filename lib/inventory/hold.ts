import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { buyerKey } from '@/lib/actor';
import { env } from '@/lib/env';
import { RollbackWith, sqlState } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { claimBest } from './claim-best';
import { claimPlaces } from './claim-places';
import { claimSeats } from './claim-seats';
import { failures, type HoldFailure } from './failures';
import type { HoldInput } from './input';
import { checkLevels, checkLimits } from './limits';
import { openSale, type Sale } from './open-sale';

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

const lockNotAvailable = '55P03';

/**
 * Holds seats and places for the caller's cart: all of what is asked or nothing, in one transaction, for the minutes
 * that a hold lives. Adding to a cart does not prolong it. Expected refusals come back as a HoldFailure.
 */
export async function hold({
  ctx,
  input,
}: {
  ctx: Ctx;
  /** `origin`: a digest of where the request comes from, by which live carts are counted. */
  input: HoldInput & { origin?: string };
}): Promise<Held | HoldFailure> {
  try {
    return await withRollback<Held | HoldFailure, Ctx>(ctx, async (tx) => {
      const opened = await openSale(tx, input);
      if (!opened.ok) return opened;
      const early = checkLevels(opened.sale, input);
      if (early) return early;
      const cart = await openCart(tx, opened.sale, input.origin);
      const seatIndexes = await claimAll(tx, opened.sale, cart.holdId, input);
      return { ok: true, ...cart, ...seatIndexes };
    });
  } catch (error) {
    // A rival kept a seat locked for longer than a buyer should wait.
    if (sqlState(error) === lockNotAvailable) return failures.busy();
    throw error;
  }
}

/**
 * The buyer's live cart, or a new one. A lapsed one is only closed: its seats are free to everybody already, and giving
 * them back here would lock them outside the common order.
 */
async function openCart(tx: Ctx & { db: Transaction }, sale: Sale, origin: string | undefined) {
  if (sale.hold && !sale.hold.live) {
    await tx.db.execute(
      sql`update holds set state = 'expired' where id = ${sale.hold.id} and state = 'active'`,
    );
  }
  const seconds = Math.round(env().HOLD_MINUTES * 60);
  const [row] = sale.hold?.live
    ? await tx.db.execute<CartRow>(sql`
        select id, expires_at, extract(epoch from expires_at - clock_timestamp())::float8 as seconds_left
        from holds where id = ${sale.hold.id} for update`)
    : await tx.db.execute<CartRow>(sql`
        insert into holds (id, buyer_key, currency, origin, expires_at)
        values (${newId()}, ${buyerKey(tx.actor)}, ${sale.currency}, ${origin ?? null}, clock_timestamp() + make_interval(secs => ${seconds}))
        returning id, expires_at, extract(epoch from expires_at - clock_timestamp())::float8 as seconds_left`);
  if (!row) throw new Error('A cart that was live is gone while its buyer is locked');
  return {
    holdId: row.id,
    expiresAt: new Date(row.expires_at).toISOString(),
    expiresInSeconds: Math.max(0, Math.floor(row.seconds_left)),
  };
}

type CartRow = { id: string; expires_at: string; seconds_left: number };

/** Takes seats before places: the hot stock row is locked last and for the shortest time. */
async function claimAll(tx: Ctx & { db: Transaction }, sale: Sale, holdId: string, input: HoldInput) {
  const { performanceId } = input;
  const added = new Map<string, number>();
  const add = (level: string, count: number) => added.set(level, (added.get(level) ?? 0) + count);
  const seatIndexes: number[] = [];
  let adjacent = true;

  if (input.seatIndexes.length > 0) {
    if (!sale.planId) throw new RollbackWith(failures.notFound());
    const wanted = { performanceId, planId: sale.planId, holdId, seatIndexes: input.seatIndexes };
    const claims = await claimSeats(tx.db, wanted);
    if (claims.length < input.seatIndexes.length) throw new RollbackWith(failures.notFound());
    const lost = claims.filter((claim) => !claim.claimed).map((claim) => claim.seatIndex);
    if (lost.length > 0) throw new RollbackWith(failures.seatsTaken(lost));
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
    if (!outcome.ok) throw new RollbackWith(failures.notEnough(outcome.left, input.best.priceLevelId));
    add(input.best.priceLevelId, outcome.claims.length);
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
