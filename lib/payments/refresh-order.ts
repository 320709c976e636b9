import { and, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { checkoutAttempts } from '@/db/schema';
import { readSession } from '@/lib/stripe/checkout';
import { payable } from './attempts';
import { type Settled, settleSession } from './settle-session';

/**
 * Asks Stripe now how the payment of an order stands and settles it. Does nothing, and asks nobody, for an order
 * without an open payment, or for one that was looked at within `quietSeconds`: a page that asks in a loop must not use
 * up what Stripe answers us. The caller has checked that the order is the buyer's.
 */
export async function refreshOrder({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { orderId: string; quietSeconds?: number };
}): Promise<Settled> {
  const { orderId, quietSeconds = 0 } = input;
  // One statement: of many who ask at once, one gets past it.
  const [attempt] = await ctx.db
    .update(checkoutAttempts)
    .set({ checkedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(checkoutAttempts.orderId, orderId),
        inArray(checkoutAttempts.state, [...payable]),
        isNotNull(checkoutAttempts.sessionId),
        lte(checkoutAttempts.checkedAt, sql`clock_timestamp() - make_interval(secs => ${quietSeconds})`),
      ),
    )
    .returning({ sessionId: checkoutAttempts.sessionId });
  if (!attempt?.sessionId) return 'unchanged';
  return settleSession({ ctx, input: { facts: await readSession(attempt.sessionId) } });
}
