import { and, eq, or, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { payments, refunds, tickets } from '@/db/schema';
import { freeSold } from '@/lib/inventory/free-sold';
import { log } from '@/lib/log';
import { oweMail } from '@/lib/messages/owe-mail';
import { auditOrder } from '@/lib/orders/audit-order';
import { isReachable } from '@/lib/orders/box-office-address';
import { type LockedOrder, lockOrder, transition } from '@/lib/orders/transition';
import type { RefundFacts } from '@/lib/stripe/refunds';
import { voidTickets } from '@/lib/tickets/void-tickets';
import { claimEvent } from './settle-session';

type Tx = Ctx & { db: Transaction };

/** Reasons that the apology has told already, or that concern no ticket. */
const silent = new Set(['seats_lost', 'not_asked_for']);

/**
 * Writes down how a refund stands at Stripe, also one that was made in Stripe's dashboard, and draws the consequences
 * once: the order's state, void tickets, seats back on sale, a mail. A refund that fails stays owed and raises an alarm.
 */
export async function recordRefund({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { facts: RefundFacts; event?: { id: string; type: string } };
}): Promise<void> {
  const { facts, event } = input;
  await withTransaction(ctx, async (tx) => {
    if (event && !(await claimEvent(tx.db, event, facts.stripeRefundId))) return;
    const [payment] = await tx.db
      .select({ id: payments.id, orderId: payments.orderId, amount: payments.amount })
      .from(payments)
      .where(eq(payments.paymentIntentId, facts.paymentIntentId ?? ''));
    const order = payment && (await lockOrder(tx.db, payment.orderId));
    if (!payment || !order) return;
    const refund = await upsert(tx.db, payment, facts);
    if (!refund || refund.before === refund.state) return;
    const details = { refundId: refund.id, state: refund.state, amount: facts.amount };
    const { organizerId } = refund;
    await auditOrder(tx, { orderId: order.id, action: `refund.${refund.state}`, details, organizerId });
    if (refund.state === 'failed') {
      log.error({ orderId: order.id, refundId: refund.id }, 'a refund failed: the money is still owed');
    }
    if (refund.state === 'succeeded') await afterRefund(tx, order, payment, refund);
  });
}

type Payment = { id: string; orderId: string; amount: number };
type Recorded = {
  id: string;
  state: RefundFacts['state'];
  before: string;
  reason: string;
  /** For whose tickets it is; null: for the whole payment. */
  organizerId: string | null;
};

async function upsert(tx: Transaction, payment: Payment, facts: RefundFacts): Promise<Recorded | null> {
  const ours = facts.refundId ? eq(refunds.id, facts.refundId) : undefined;
  const [known] = await tx
    .select({
      id: refunds.id,
      state: refunds.state,
      reason: refunds.reason,
      organizerId: refunds.organizerId,
    })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), or(ours, eq(refunds.stripeRefundId, facts.stripeRefundId))))
    .for('update');
  const seen = { stripeRefundId: facts.stripeRefundId, state: facts.state, failure: facts.failure };
  if (known) {
    await tx
      .update(refunds)
      .set({ ...seen, updatedAt: sql`now()` })
      .where(eq(refunds.id, known.id));
    return { ...known, state: facts.state, before: known.state };
  }
  const reason = `stripe ${facts.stripeRefundId}`;
  const [made] = await tx
    .insert(refunds)
    .values({ orderId: payment.orderId, paymentId: payment.id, reason, amount: facts.amount, ...seen })
    .returning({ id: refunds.id });
  return made ? { id: made.id, state: facts.state, before: 'unknown', reason, organizerId: null } : null;
}

/** Whether an order had tickets, and each was given back: only fees may have been kept then. */
async function isAllGivenBack(tx: Transaction, orderId: string): Promise<boolean> {
  const [left] = await tx
    .select({
      tickets: sql<number>`count(*)::int`,
      kept: sql<number>`(count(*) filter (where ${tickets.givenBackAt} is null))::int`,
    })
    .from(tickets)
    .where(eq(tickets.orderId, orderId));
  return left !== undefined && left.tickets > 0 && left.kept === 0;
}

/** What follows from money that is back with the buyer: the order's state, and a mail. The caller has locked the order. */
export async function afterRefund(
  tx: Tx,
  order: LockedOrder,
  payment: Payment,
  refund: Pick<Recorded, 'id' | 'reason' | 'organizerId'>,
): Promise<void> {
  // A payment that the order never asked for changes nothing about the one that it did.
  if (refund.reason === 'not_asked_for') return;
  const [sum] = await tx.db
    .select({ total: sql<number>`coalesce(sum(${refunds.amount}), 0)::int` })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), eq(refunds.state, 'succeeded')));
  const whole = (sum?.total ?? 0) >= payment.amount;
  const over = whole || (await isAllGivenBack(tx.db, order.id));
  await transition(tx, {
    orderId: order.id,
    from: ['paid', 'paid_late', 'partially_refunded', 'disputed'],
    to: over ? 'refunded' : 'partially_refunded',
    organizerId: over ? null : refund.organizerId,
  });
  if (whole) {
    await voidTickets({ ctx: tx, input: { orderId: order.id } });
    await freeSold(tx.db, order.id);
  }
  if (silent.has(refund.reason) || !isReachable(order.email)) return;
  await oweMail({
    ctx: tx,
    input: { kind: 'refund', orderId: order.id, toAddress: order.email, subjectId: refund.id },
  });
}
