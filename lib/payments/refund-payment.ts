import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { payments, refunds } from '@/db/schema';
import { refundOnce } from '@/lib/stripe/refunds';
import { recordRefund } from './record-refund';

/**
 * Gives back the money of one refund that is owed. Safe to repeat at any time, by anybody: Stripe is asked first
 * whether it has this refund already. Throws when Stripe does not answer, so that the job comes again.
 */
export async function refundPayment({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { refundId: string };
}): Promise<void> {
  const [row] = await ctx.db
    .select({ state: refunds.state, amount: refunds.amount, paymentIntentId: payments.paymentIntentId })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(refunds.id, input.refundId));
  // What was taken in cash or at a terminal is given back by hand.
  if (!row?.paymentIntentId || row.state === 'succeeded' || row.state === 'failed') return;
  await ctx.db.update(refunds).set({ updatedAt: sql`now()` }).where(eq(refunds.id, input.refundId));
  const facts = await refundOnce({
    refundId: input.refundId,
    paymentIntentId: row.paymentIntentId,
    amount: row.amount,
  });
  await recordRefund({ ctx, input: { facts } });
}
