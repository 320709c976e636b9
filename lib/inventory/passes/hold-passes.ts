import { type Ctx, isTransaction, type Transaction, withRollback } from '@/db';
import { buyerKey, userIdOf } from '@/lib/actor';
import { RollbackWith, sqlState } from '@/lib/errors';
import type { Admission } from '@/lib/waiting-room/token';
import { crowdedOut } from '../carts-of-networks';
import { claimPlaces } from '../claim-places';
import { countCart } from '../count-interest';
import { failures } from '../failures';
import { lockBuyer } from '../internal';
import { checkCart, checkTotals } from '../limits';
import { openCarts } from '../open-carts';
import { openSales, type Sale } from '../open-sale';
import { findPass, type PassFacts, type PassPart } from './find-pass';
import { lockPasses, passesLeft } from './lock-passes';
import { type PassFailure, passFailures } from './pass-failures';

/** `origin`: a digest of where the request comes from, by which live carts are counted; `admission`: from waiting rooms. */
type PassWish = { passId: string; quantity: number; origin?: string; admission?: Admission };

type PassesHeld = {
  ok: true;
  holdId: string;
  expiresAt: string;
  expiresInSeconds: number;
  /** The dates on which it has a place. */
  performanceIds: string[];
};

type Tx = Ctx & { db: Transaction };

/**
 * Sets how many of a pass the caller's cart has: a place on each of its dates or nothing, in one transaction, under the
 * same limits, locks and clock as any hold (docs/locking.md). Asking twice changes nothing. Sale windows and codes of its
 * dates are for single tickets; what one buyer may have of a date counts his passes too.
 */
export async function holdPasses({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: PassWish;
}): Promise<PassesHeld | PassFailure> {
  try {
    const held = await withRollback<PassesHeld | PassFailure, Ctx>(ctx, (tx) => holdPass(tx, input));
    const { db } = ctx;
    if (held.ok && !isTransaction(db)) {
      for (const performanceId of held.performanceIds) countCart(db, performanceId, held.holdId);
    }
    return held;
  } catch (error) {
    // A rival kept a row locked for longer than a buyer should wait.
    if (sqlState(error) === '55P03') return passFailures.busy();
    throw error;
  }
}

async function holdPass(tx: Tx, wish: PassWish): Promise<PassesHeld | PassFailure> {
  const { passId, quantity, origin, admission } = wish;
  const buyer = buyerKey(tx.actor);
  const [, known] = await Promise.all([lockBuyer(tx.db, buyer), findPass(tx.db, tx.actor, passId)]);
  if (!known || known.parts.length === 0) return passFailures.notFound();
  const opened = await openDates(tx, known, { buyer, origin, admission });
  if (!Array.isArray(opened)) return opened;
  if (known.sale === 'before') return passFailures.notOnSale(known);
  if (known.sale === 'ended') return passFailures.saleEnded();
  const [first] = opened;
  if (!first) return passFailures.notFound();
  const [cart] = await openCarts(tx.db, [{ buyer, sale: first.sale, origin }]);
  if (!cart) return passFailures.busy();
  // Behind this lock its dates stay, and how many are taken.
  await lockPasses(tx.db, [passId]);
  const pass = await findPass(tx.db, tx.actor, passId);
  if (!pass || !sameDates(pass, known)) throw new RollbackWith(passFailures.busy());
  if (quantity + pass.owned > pass.maxPerBuyer) {
    throw new RollbackWith(passFailures.limit(pass.maxPerBuyer, pass.owned));
  }
  const left = await passesLeft(tx.db, { passId, holdId: cart.holdId });
  if (left < quantity) throw new RollbackWith(passFailures.gone(left));
  await claimDates(tx, opened, { passId, quantity, holdId: cart.holdId });
  if ((await crowdedOut(tx.db, [{ cart, sale: first.sale, origin }])).size > 0) {
    throw new RollbackWith(failures.tooManyFromHere());
  }
  const { fresh: _, ...shown } = cart;
  return { ok: true, ...shown, performanceIds: pass.parts.map(({ performanceId }) => performanceId) };
}

type OpenDate = { part: PassPart; sale: Sale };

async function openDates(
  { actor, db }: Tx,
  pass: PassFacts,
  asked: { buyer: string; origin?: string; admission?: Admission },
): Promise<OpenDate[] | PassFailure> {
  const userId = userIdOf(actor);
  const answers = await openSales(
    db,
    pass.parts.map(({ performanceId }) => ({ ...asked, userId, performanceId, inPass: true })),
  );
  const dates: OpenDate[] = [];
  for (const [n, part] of pass.parts.entries()) {
    const answer = answers[n];
    if (!answer?.ok) return answer ? passFailures.ofDate(part, answer) : passFailures.notFound();
    if (answer.sale.currency !== pass.currency) return passFailures.notFound();
    dates.push({ part, sale: answer.sale });
  }
  return dates;
}

const sameDates = (one: PassFacts, other: PassFacts) =>
  one.parts.map((part) => part.priceLevelId).join() === other.parts.map((part) => part.priceLevelId).join();

/** All dates, by price level; whoever loses hears of each that is full. */
async function claimDates(
  { db }: Tx,
  dates: OpenDate[],
  wish: { passId: string; quantity: number; holdId: string },
): Promise<void> {
  const short: { part: PassPart; left: number }[] = [];
  for (const [n, { part, sale }] of dates.entries()) {
    const { performanceId, priceLevelId } = part;
    const claimed = await claimPlaces(db, { ...wish, performanceId, priceLevelId });
    if (!claimed.ok) {
      short.push({ part, left: claimed.left });
      continue;
    }
    // On each date as many more: the cart counts them once.
    const full = n === 0 ? checkCart(sale, claimed.added) : null;
    if (full) throw new RollbackWith(full);
    // Giving some back is always allowed.
    const refused = claimed.added > 0 ? checkTotals(sale, claimed.added) : null;
    if (refused) throw new RollbackWith(passFailures.ofDate(part, refused));
  }
  if (short.length > 0) throw new RollbackWith(passFailures.full(short));
}
