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
import { type CheckoutContinued, continueCheckout } from './continue-checkout';
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

const ownOrder = z.object({ orderId: z.uuid() });

type ContinueCheckoutState = ActionState<CheckoutContinued | SlowDown>;

/** Goes back to Stripe's page of an order that is not paid yet, or to the order when it turns out to be paid. */
export async function continueCheckoutAction(
  _previous: ContinueCheckoutState,
  formData: FormData,
): Promise<ContinueCheckoutState> {
  const result = await runAction<typeof ownOrder, CheckoutContinued | SlowDown>(
    ownOrder,
    formData,
    async (ctx, input) => {
      const { address } = await requestClient();
      return (await spendPaymentTry(ctx, address)) ?? continueCheckout({ ctx, input });
    },
  );
  tally('checkouts', outcomeOf(result));
  if (result.ok) redirect(result.paid ? `/orders/${result.orderId}` : result.url);
  return result;
}

type CancelCheckoutState = ActionState<CheckoutCancelled | SlowDown>;

/** Ends the open payment and goes back to the cart; or to the order when it turns out to be paid. */
export async function cancelCheckoutAction(
  _previous: CancelCheckoutState,
  formData: FormData,
): Promise<CancelCheckoutState> {
  const result = await runAction<typeof ownOrder, CheckoutCancelled | SlowDown>(
    ownOrder,
    formData,
    async (ctx, input) => {
      const { address } = await requestClient();
      return (await spendPaymentTry(ctx, address)) ?? cancelCheckout({ ctx, input });
    },
  );
  if (result.ok) redirect(result.paid ? `/orders/${result.orderId}` : '/cart');
  return result;
}
