import { and, eq, ne, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { payments, refunds } from '@/db/schema';
import { auditOrder } from '@/lib/orders/audit-order';
import { lockOrder } from '@/lib/orders/transition';
import { enqueue } from '@/lib/queue/enqueue';
import { type Failure, fail } from '@/lib/result';

type Input = {
  orderId: string;
  paymentId: string;
  /** A key: two askers with one reason make one refund. */
  reason: string;
  /** For whose tickets it is. */
  organizerId?: string;
  /** Minor units. */
  amount: number;
};

/**
 * Notes that money is owed back and enqueues the call to Stripe, in the caller's transaction. The payment is locked, so
 * that two partial refunds at once cannot add up to more than was paid.
 */
export async function oweRefund({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: Input;
}): Promise<{ ok: true; refundId: string } | Failure<'TOO_MUCH'>> {
  return withTransaction(ctx, async (tx) => {
    await lockOrder(tx.db, input.orderId);
    const [payment] = await tx.db
      .select({ amount: payments.amount })
      .from(payments)
      .where(and(eq(payments.id, input.paymentId), eq(payments.orderId, input.orderId)))
      .for('update');
    const [same] = await tx.db
      .select({ id: refunds.id })
      .from(refunds)
      .where(and(eq(refunds.paymentId, input.paymentId), eq(refunds.reason, input.reason)));
    if (same) return { ok: true, refundId: same.id };
    const [promised] = await tx.db
      .select({ total: sql<number>`coalesce(sum(${refunds.amount}), 0)::int` })
      .from(refunds)
      .where(and(eq(refunds.paymentId, input.paymentId), ne(refunds.state, 'failed')));
    if (!payment || (promised?.total ?? 0) + input.amount > payment.amount) {
      return fail('TOO_MUCH', 'This is more than is left of the payment. Refund a smaller amount.');
    }
    const [refund] = await tx.db.insert(refunds).values(input).returning({ id: refunds.id });
    if (!refund) throw new Error('A refund was not written');
    await enqueue(tx.db, 'refund-payment', { refundId: refund.id });
    const details = { refundId: refund.id, amount: input.amount, reason: input.reason };
    const { orderId, organizerId } = input;
    await auditOrder(tx, { orderId, action: 'refund.owed', details, organizerId });
    return { ok: true, refundId: refund.id };
  });
}
