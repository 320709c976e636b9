import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { checkoutAttempts } from '@/db/schema';
import { readSession } from '@/lib/stripe/checkout';
import { type Settled, settleSession } from './settle-session';

/**
 * Asks Stripe now how the payment of an order stands and settles it. Does nothing, and asks nobody, for an order
 * without an open payment. The caller has checked that the order is the buyer's.
 */
export async function refreshOrder({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { orderId: string };
}): Promise<Settled> {
  const [attempt] = await ctx.db
    .select({ sessionId: checkoutAttempts.sessionId })
    .from(checkoutAttempts)
    .where(
      and(
        eq(checkoutAttempts.orderId, input.orderId),
        inArray(checkoutAttempts.state, ['creating', 'open', 'processing']),
      ),
    )
    .orderBy(desc(checkoutAttempts.attempt))
    .limit(1);
  if (!attempt?.sessionId) return 'unchanged';
  return settleSession({ ctx, input: { facts: await readSession(attempt.sessionId) } });
}
