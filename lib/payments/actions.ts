'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type ActionState, runAction } from '@/lib/identity/action';
import type { SlowDown } from '@/lib/identity/rate-limits';
import { requestClient } from '@/lib/identity/request-client';
import { placeOrderInput } from '@/lib/orders/input';
import { outcomeOf, tally } from '@/lib/tally';
import { measured } from '@/lib/waiting-room/load';
import { type CheckoutCancelled, cancelCheckout } from './cancel-checkout';
import { type CheckoutAnswer, checkout } from './checkout';
import { spendPaymentTry } from './payment-tries';

type CheckoutState = ActionState<CheckoutAnswer>;

/** Places the order and goes to Stripe's page, or to the order when nothing is to be paid. */
export async function checkoutAction(_previous: CheckoutState, formData: FormData): Promise<CheckoutState> {
  const result = await runAction<typeof placeOrderInput, CheckoutAnswer>(
    placeOrderInput,
    formData,
    async (ctx, input) => {
      const { address } = await requestClient();
      return measured(ctx.db, () => checkout({ ctx, input: { ...input, address } }));
    },
  );
  if (!('code' in result) || result.code !== 'INVALID') tally('checkouts', outcomeOf(result));
  if (result.ok) redirect(result.paid ? `/orders/${result.orderId}` : result.url);
  return result;
}

const cancelInput = z.object({ orderId: z.uuid() });

type CancelCheckoutState = ActionState<CheckoutCancelled | SlowDown>;

/** Ends the open payment and goes back to the cart; or to the order when it turns out to be paid. */
export async function cancelCheckoutAction(
  _previous: CancelCheckoutState,
  formData: FormData,
): Promise<CancelCheckoutState> {
  const result = await runAction<typeof cancelInput, CheckoutCancelled | SlowDown>(
    cancelInput,
    formData,
    async (ctx, input) => {
      const { address } = await requestClient();
      return (await spendPaymentTry(ctx, address)) ?? cancelCheckout({ ctx, input });
    },
  );
  if (result.ok) redirect(result.paid ? `/orders/${result.orderId}` : '/cart');
  return result;
}
