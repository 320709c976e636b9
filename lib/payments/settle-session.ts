import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { checkoutAttempts, payments, stripeEvents } from '@/db/schema';
import { endHold } from '@/lib/inventory/end-hold';
import { sellClaims } from '@/lib/inventory/sell-claims';
import { log } from '@/lib/log';
import { oweMail } from '@/lib/messages/owe-mail';
import { isReachable } from '@/lib/orders/box-office-address';
import { mayTakeUseAgain } from '@/lib/orders/promo-codes/take-use-again';
import { type LockedOrder, lockOrder, transition } from '@/lib/orders/transition';
import type { SessionFacts } from '@/lib/stripe/checkout';
import { issueTickets } from '@/lib/tickets/issue-tickets';
import { payable } from './attempts';
import { giveBackCart, minutesToDecide } from './give-back-cart';
import { oweRefund } from './owe-refund';
import { refundCalledOff } from './refund-called-off';

export type Settled = 'paid' | 'refund_owed' | 'ended' | 'unchanged' | 'unknown_order';

type Tx = Ctx & { db: Transaction };

/**
 * Brings an order in line with how its Checkout Session stands at Stripe, in one transaction: claims to sold, tickets,
 * receipt; or, when the seats went to somebody else, one refund and one apology. Whoever asks (webhook, reconciler,
 * success page) and however often, the effect happens once. With `event`, that webhook is claimed in the same
 * transaction.
 */
export async function settleSession({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { facts: SessionFacts; event?: { id: string; type: string } };
}): Promise<Settled> {
  const { facts, event } = input;
  return withTransaction(ctx, async (tx) => {
    // What does not wait for an answer is sent together: at an on-sale round trips are half of what settling costs.
    const [claimed, order] = await Promise.all([
      event ? claimEvent(tx.db, event, facts.sessionId) : true,
      facts.orderId ? lockOrder(tx.db, facts.orderId) : undefined,
    ]);
    if (!claimed) return 'unchanged';
    if (!order) return 'unknown_order';
    switch (facts.state) {
      case 'paid': {
        const [paymentId] = await Promise.all([
          recordPayment(tx.db, order.id, facts),
          recordAttempt(tx.db, order.id, facts),
        ]);
        return paymentId ? settlePaid(tx, order, { ...facts, paymentId }) : 'unchanged';
      }
      case 'expired':
      case 'failed':
        await recordAttempt(tx.db, order.id, facts);
        return settleUnpaid(tx, order, facts);
      default:
        await recordAttempt(tx.db, order.id, facts);
        return 'unchanged';
    }
  });
}

/** The primary key is the claim: of fifty deliveries of one event, one gets past this line. */
export async function claimEvent(
  tx: Transaction,
  event: { id: string; type: string },
  objectId: string | null,
): Promise<boolean> {
  const claimed = await tx
    .insert(stripeEvents)
    .values({ id: event.id, type: event.type, objectId })
    .onConflictDoNothing()
    .returning({ id: stripeEvents.id });
  return claimed.length === 1;
}

const attemptState = {
  open: 'open',
  paid: 'complete',
  processing: 'processing',
  failed: 'failed',
  expired: 'expired',
} as const;

/**
 * The session's id is recorded here too: the process may have died between its creation and our note of it. An attempt
 * that has ended stays ended, unless it turns out to be paid: facts can be older than what we know.
 */
async function recordAttempt(tx: Transaction, orderId: string, facts: SessionFacts): Promise<void> {
  await tx
    .update(checkoutAttempts)
    .set({ sessionId: facts.sessionId, state: attemptState[facts.state], checkedAt: sql`now()` })
    .where(
      and(
        eq(checkoutAttempts.orderId, orderId),
        eq(checkoutAttempts.attempt, facts.attempt ?? 0),
        facts.state === 'paid' ? undefined : inArray(checkoutAttempts.state, [...payable]),
      ),
    );
}

async function settlePaid(
  tx: Tx,
  order: LockedOrder,
  { paymentId, ...facts }: SessionFacts & { paymentId: string },
): Promise<Settled> {
  const unpaid = order.status !== 'paid' && !order.status.includes('refunded') && order.status !== 'disputed';
  const asAgreed = facts.amount === order.total && facts.currency === order.currency;
  if (!unpaid || !asAgreed || order.status === 'paid_late') {
    log.error(
      { orderId: order.id, sessionId: facts.sessionId, asAgreed },
      'a payment that no order asks for',
    );
    await oweRefund({
      ctx: tx,
      input: { orderId: order.id, paymentId, reason: 'not_asked_for', amount: facts.amount },
    });
    return 'refund_owed';
  }
  const hasItsPrice = await mayTakeUseAgain(tx.db, order);
  if (hasItsPrice && (await sellClaims(tx, { orderId: order.id, holdId: order.holdId }))) {
    await completeOrder(tx, order);
    return 'paid';
  }
  await transition(tx, { orderId: order.id, from: [order.status], to: 'paid_late' });
  await endHold(tx.db, order.holdId);
  await oweRefund({
    ctx: tx,
    input: { orderId: order.id, paymentId, reason: 'seats_lost', amount: facts.amount },
  });
  await oweMail({ ctx: tx, input: { kind: 'apology', orderId: order.id, toAddress: order.email } });
  return 'refund_owed';
}

/**
 * The order is paid and its seats are sold: tickets and receipt follow in the same transaction, and so does the refund
 * of what was cancelled while it was paid.
 */
export async function completeOrder(tx: Tx, order: LockedOrder): Promise<void> {
  await transition(tx, { orderId: order.id, from: [order.status], to: 'paid' });
  await issueTickets({ ctx: tx, input: { orderId: order.id } });
  const left = await refundCalledOff(tx, order.id);
  // Who has no ticket left hears why from the mail about his refund.
  if (!left || !isReachable(order.email)) return;
  await oweMail({ ctx: tx, input: { kind: 'receipt', orderId: order.id, toAddress: order.email } });
}

/** Null when this payment is known already. */
async function recordPayment(tx: Transaction, orderId: string, facts: SessionFacts): Promise<string | null> {
  if (!facts.paymentIntentId) throw new Error('A paid session without a payment intent');
  const [payment] = await tx
    .insert(payments)
    .values({
      orderId,
      sessionId: facts.sessionId,
      paymentIntentId: facts.paymentIntentId,
      amount: facts.amount,
      currency: facts.currency,
      cardLast4: facts.cardLast4,
      capturedAt: sql`now()`,
    })
    .onConflictDoNothing()
    .returning({ id: payments.id });
  return payment?.id ?? null;
}

/** The seats come free only here, after Stripe has said that this session can no longer be paid. */
async function settleUnpaid(tx: Tx, order: LockedOrder, facts: SessionFacts): Promise<Settled> {
  if (order.status !== 'open' && order.status !== 'awaiting_payment') return 'unchanged';
  const [other] = await tx.db
    .select({ id: checkoutAttempts.id })
    .from(checkoutAttempts)
    .where(
      and(
        eq(checkoutAttempts.orderId, order.id),
        inArray(checkoutAttempts.state, [...payable]),
        ne(checkoutAttempts.attempt, facts.attempt ?? 0),
      ),
    );
  if (other) return 'unchanged';
  // The page at Stripe outlives the time to pay: one that ended sooner was given up, and the cart is the buyer's again.
  const [early] = await tx.db.execute(sql`
    select 1 from holds where id = ${order.holdId} and state = 'paying' and expires_at > clock_timestamp()`);
  const givenUp = facts.state === 'expired' && early !== undefined;
  await transition(tx, {
    orderId: order.id,
    from: ['open', 'awaiting_payment'],
    to: givenUp ? 'cancelled' : 'expired',
  });
  if (givenUp) await giveBackCart(tx.db, order.holdId, minutesToDecide);
  else await endHold(tx.db, order.holdId);
  return 'ended';
}
