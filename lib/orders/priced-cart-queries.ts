import 'server-only';
import { cookies } from 'next/headers';
import type { Ctx } from '@/db';
import { requestClient } from '@/lib/identity/request-client';
import { type CartView, totalsOf } from '@/lib/inventory/cart-view';
import { getCart } from '@/lib/inventory/queries';
import { discountOf } from './promo-codes/discount';
import type { PricedCart } from './promo-codes/priced-cart-view';
import { promoCookieName, readPromoCookie } from './promo-codes/promo-cookie';
import { promoLabel } from './promo-codes/promo-label';
import { tryPromo } from './promo-codes/try-promo';
import { getOrder, type OrderView } from './queries';

/**
 * The caller's cart with what the code in his browser's cookie takes off, or null when there is no cart; and its order
 * while that is being paid. Prices of such an order stand, whatever becomes of the code.
 */
export async function getPricedCart(ctx: Ctx): Promise<{ cart: PricedCart; order: OrderView | null } | null> {
  const cart = await getCart(ctx);
  if (!cart) return null;
  const order = cart.orderId ? await getOrder(ctx, cart.orderId) : null;
  if (order) return { cart: asOrdered(cart, order), order };
  return { cart: await withCookie(ctx, cart), order };
}

const asOrdered = (cart: CartView, { items, promo, ...order }: OrderView): PricedCart => {
  const { faceTotal, feeTotal, taxTotal, total } = order;
  const totals = { faceTotal, feeTotal, taxTotal, total, discountTotal: discountOf(items) };
  return { ...cart, ...totals, items, promo, promoProblem: null };
};

async function withCookie(ctx: Ctx, cart: CartView): Promise<PricedCart> {
  const plain = { ...cart, promo: null, discountTotal: 0, promoProblem: null };
  const asked = readPromoCookie((await cookies()).get(promoCookieName)?.value);
  if (!asked) return plain;
  const { address } = await requestClient();
  const found = await tryPromo(ctx, { ...asked, items: cart.items, address });
  if (!found.ok) return { ...plain, promoProblem: { code: asked.code, message: found.message } };
  const { items, promo } = found;
  const label = promoLabel(promo);
  const discountTotal = discountOf(items);
  return { ...plain, ...totalsOf(items), items, discountTotal, promo: { code: promo.code, label } };
}
