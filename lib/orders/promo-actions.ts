'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { type ActionState, runAction } from '@/lib/identity/action';
import type { SlowDown } from '@/lib/identity/rate-limits';
import { requestClient } from '@/lib/identity/request-client';
import { getCart } from '@/lib/inventory/queries';
import { type Failure, fail } from '@/lib/result';
import { applyPromoForm, removePromoForm } from './promo-codes/input';
import { promoCookieName, promoCookieOptions, sealPromoCode } from './promo-codes/promo-cookie';
import type { PromoFailure } from './promo-codes/promo-failures';
import { tryPromo } from './promo-codes/try-promo';

type ApplyState = ActionState<{ ok: true } | PromoFailure | SlowDown | Failure<'CART_EMPTY'>>;

const pageOf = (back?: string) => (back === 'checkout' ? '/checkout' : '/cart');

/** Uses a code for the caller's cart, or says why it takes nothing off. */
export async function applyPromoAction(_before: ApplyState, formData: FormData): Promise<ApplyState> {
  const result = await runAction(applyPromoForm, formData, async (ctx, { promo: code }) => {
    const cart = await getCart(ctx);
    if (!cart) return fail('CART_EMPTY', 'Your cart is empty. Choose tickets, then use the code.');
    const { address } = await requestClient();
    const found = await tryPromo(ctx, { code, items: cart.items, address, isKnown: false });
    if (!found.ok) return found;
    (await cookies()).set(promoCookieName, sealPromoCode(code), promoCookieOptions());
    return { ok: true as const };
  });
  if (result.ok) redirect(pageOf(result.values.back));
  return result;
}

/** Forgets the code. */
export async function removePromoAction(_before: ActionState, formData: FormData): Promise<ActionState> {
  const result = await runAction(removePromoForm, formData, async () => {
    (await cookies()).delete(promoCookieName);
    return { ok: true as const };
  });
  if (result.ok) redirect(pageOf(result.values.back));
  return result;
}
