import type { Ctx } from '@/db';
import { returnTry, type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import type { CartItem } from '@/lib/inventory/cart-view';
import { findPromo } from './find-promo';
import { placedBy } from './placed-by';

type Try<T> = {
  code: string;
  items: T[];
  address: string /** It was found to exist before. */;
  isKnown: boolean;
};

/**
 * What a code takes off the caller's cart. A code that does not exist costs its network address a try, since codes are
 * short enough to be guessed; one that exists costs none, whatever else is wrong with it. Not inside a transaction.
 */
export async function tryPromo<T extends CartItem>(
  ctx: Ctx,
  { code, items, address, isKnown }: Try<T>,
): Promise<Awaited<ReturnType<typeof findPromo<T>>> | SlowDown> {
  const { actor, db } = ctx;
  const find = () => findPromo(db, { code, items, placedByBuyer: placedBy(actor) });
  if (isKnown) return find();
  const refused = await spendTry(ctx, 'promo-code', address, 'Too many codes that do not exist.');
  if (refused) return refused;
  const found = await find();
  if (found.ok || found.code !== 'PROMO_UNKNOWN') await returnTry(ctx, 'promo-code', address);
  return found;
}
