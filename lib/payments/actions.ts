'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type ActionState, runAction } from '@/lib/identity/action';
import { placeOrderInput } from '@/lib/orders/input';
import { type PlaceOrderFailure, placeOrder } from '@/lib/orders/place-order';
import { type CheckoutCancelled, cancelCheckout } from './cancel-checkout';
import { type CheckoutStarted, startCheckout } from './start-checkout';

export type CheckoutState = ActionState<CheckoutStarted | PlaceOrderFailure>;

/** Places the order and goes to Stripe's page, or to the order when nothing is to be paid. */
export async function checkoutAction(_previous: CheckoutState, formData: FormData): Promise<CheckoutState> {
  const result = await runAction<typeof placeOrderInput, CheckoutStarted | PlaceOrderFailure>(
    placeOrderInput,
    formData,
    async (ctx, input) => {
      const placed = await placeOrder({ ctx, input });
      return placed.ok ? startCheckout({ ctx, input: { orderId: placed.orderId } }) : placed;
    },
  );
  if (result.ok) redirect(result.paid ? `/orders/${result.orderId}` : result.url);
  return result;
}

const cancelInput = z.object({ orderId: z.uuid() });

export type CancelCheckoutState = ActionState<CheckoutCancelled>;

/** Ends the open payment and goes back to the cart; or to the order when it turns out to be paid. */
export async function cancelCheckoutAction(
  _previous: CancelCheckoutState,
  formData: FormData,
): Promise<CancelCheckoutState> {
  const result = await runAction(cancelInput, formData, (ctx, input) => cancelCheckout({ ctx, input }));
  if (result.ok) redirect(result.paid ? `/orders/${result.orderId}` : '/cart');
  return result;
}
