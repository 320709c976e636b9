import { and, eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { orders } from '@/db/schema';
import { buyerKey } from '@/lib/actor';
import { type Failure, fail } from '@/lib/result';
import { type CheckoutStarted, startCheckout } from './start-checkout';

export type CheckoutContinued = CheckoutStarted | Failure<'NOT_FOUND'>;

/**
 * Leads the caller back to the payment of his order; opens its page anew when the first try got no answer from Stripe. What
 * is paid already leads to the order.
 */
export async function continueCheckout({
  ctx,
  input: { orderId },
}: {
  ctx: Ctx;
  input: { orderId: string };
}): Promise<CheckoutContinued> {
  const [own] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.buyerKey, buyerKey(ctx.actor))));
  if (!own) return fail('NOT_FOUND', 'This payment is no longer open. Your cart shows what you have.');
  return startCheckout({ ctx, input: { orderId } });
}
