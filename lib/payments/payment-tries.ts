import type { Ctx } from '@/db';
import { buyerKey } from '@/lib/actor';
import { type SlowDown, spendTry } from '@/lib/identity/rate-limits';

const tooMany = 'Very many payments were begun or cancelled in a short time. Nothing was charged.';

/**
 * Counts a payment that is begun or cancelled, by buyer and by network address: a script that does so without end would
 * use up what Stripe answers us. Null when it may go on. Not inside a transaction.
 */
export async function spendPaymentTry(ctx: Ctx, address: string): Promise<SlowDown | null> {
  return (
    (await spendTry(ctx, 'payment-buyer', buyerKey(ctx.actor), tooMany)) ??
    (await spendTry(ctx, 'payment-address', address, tooMany))
  );
}
