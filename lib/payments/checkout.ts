import type { Ctx } from '@/db';
import type { SlowDown } from '@/lib/identity/rate-limits';
import type { PlaceOrderInput } from '@/lib/orders/input';
import { type PlaceOrderFailure, placeOrder } from '@/lib/orders/place-order';
import { spendPaymentTry } from './payment-tries';
import { type CheckoutStarted, startCheckout } from './start-checkout';

export type CheckoutAnswer = CheckoutStarted | PlaceOrderFailure | SlowDown;

/** Places the caller's order and opens its payment, as often as somebody who only wants tickets may ever need. */
export async function checkout({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: PlaceOrderInput & { address: string };
}): Promise<CheckoutAnswer> {
  const refused = await spendPaymentTry(ctx, input.address);
  if (refused) return refused;
  const placed = await placeOrder({ ctx, input });
  return placed.ok ? startCheckout({ ctx, input: { orderId: placed.orderId } }) : placed;
}
