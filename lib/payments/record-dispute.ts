import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { payments, refunds } from '@/db/schema';
import { log } from '@/lib/log';
import { lockOrder, transition } from '@/lib/orders/transition';
import type { DisputeFacts } from '@/lib/stripe/disputes';
import { claimEvent } from './settle-session';

/**
 * Notes that a buyer's bank disputes a payment, or how that ended. The policy: tickets stay valid and nothing is
 * refunded by us, since the bank takes the money itself; staff see the order as disputed.
 */
export async function recordDispute({
  ctx,
  input: { facts, event },
}: {
  ctx: Ctx;
  input: { facts: DisputeFacts; event: { id: string; type: string } };
}): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    if (!(await claimEvent(tx.db, event, facts.disputeId))) return;
    const [payment] = await tx.db
      .select({ orderId: payments.orderId })
      .from(payments)
      .where(eq(payments.paymentIntentId, facts.paymentIntentId ?? ''));
    const order = payment && (await lockOrder(tx.db, payment.orderId));
    if (!order) return;
    if (facts.state === 'won') {
      const back = await tx.db.$count(
        refunds,
        and(eq(refunds.orderId, order.id), eq(refunds.state, 'succeeded')),
      );
      const to = back > 0 ? 'partially_refunded' : 'paid';
      await transition(tx, { orderId: order.id, from: ['disputed'], to });
    }
    if (facts.state === 'open') {
      await transition(tx, { orderId: order.id, from: ['paid', 'partially_refunded'], to: 'disputed' });
      log.warn({ orderId: order.id }, 'a payment is disputed');
    }
  });
}
