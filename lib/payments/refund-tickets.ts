import { and, eq, notExists, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { payments, refundedTickets, refunds, tickets } from '@/db/schema';
import { RollbackWith } from '@/lib/errors';
import { freeSoldPart } from '@/lib/inventory/free-sold-part';
import { lockOrderOf } from '@/lib/orders/order-scope';
import { type LockedOrder, transition } from '@/lib/orders/transition';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { oweRefund } from './owe-refund';
import { type OwnTicket, ownTickets, partOf } from './own-tickets';
import { refundByHand } from './refund-by-hand';
import { breaksPass, passIsWhole } from './whole-passes';

type RefundTickets = {
  organizerId: string;
  orderId: string;
  ticketIds: string[];
  /** Whether the fees stay with us; face value and tax always go back. */
  keepFees: boolean;
  /** The caller's key: the same request twice gives the money back once. */
  key: string;
  /** Some dates of a pass without the others: as when one is cancelled. Else that is refused. */
  partOfPass?: boolean;
};

export type TicketsRefunded =
  | { ok: true /** Minor units. */; amount: number; tickets: number; byHand: boolean }
  | Failure<'NOT_FOUND' | 'TICKETS_GONE' | 'PASS_IS_WHOLE' | 'DISPUTED' | 'NOT_PAID' | 'TOO_MUCH' | 'BUSY'>;

type Tx = Ctx & { db: Transaction };

/**
 * Gives the money of chosen tickets back: in one transaction the refund is written down, the tickets are void and their
 * places are on sale again; the call to Stripe follows by a job. What was paid in cash, at a terminal or by invoice
 * counts as handed back by the clerk. Free tickets are void without a refund.
 */
export async function refundTickets({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: RefundTickets;
}): Promise<TicketsRefunded> {
  return withRollback<TicketsRefunded, Ctx>(ctx, async (tx) => {
    const order = await lockOrderOf(tx.db, input);
    if (!order) return fail('NOT_FOUND', 'This order is not there.');
    const reason = `tickets ${input.organizerId} ${input.key}`;
    const payment = await paymentOf(tx.db, order.id);
    const done = payment && (await doneBefore(tx.db, payment.id, reason));
    if (done) return { ok: true, amount: done.amount, tickets: 0, byHand: payment.method !== 'stripe' };
    const refused = refusal(order);
    if (refused) return refused;
    const chosen = await ownTickets(tx.db, input);
    if (chosen.length === 0 || chosen.length !== new Set(input.ticketIds).size) {
      return fail('NOT_FOUND', 'Choose tickets of this order.');
    }
    if (chosen.some(({ status }) => status !== 'valid')) {
      return fail(
        'TICKETS_GONE',
        'Some of these tickets are void already. Load the page again and choose anew; nothing was changed.',
      );
    }
    if (!input.partOfPass && (await breaksPass(tx.db, order.id, input.ticketIds))) return passIsWhole();
    const amount = chosen.reduce(
      (sum, { face, fee, tax }) => sum + face + tax + (input.keepFees ? 0 : fee),
      0,
    );
    const byHand = payment?.method !== 'stripe';
    if (amount > 0 && !payment) {
      return fail('NOT_PAID', 'No payment stands behind this order, so there is none to give back.');
    }
    // Before the money: a refund that is done at once ends the order and frees what is left of it.
    await giveBack(tx, order, chosen, input.organizerId);
    if (amount > 0 && payment) {
      const { organizerId } = input;
      const wish = { orderId: order.id, paymentId: payment.id, organizerId, reason, amount };
      const owed = await (byHand
        ? refundByHand(tx, order, payment, wish)
        : oweRefund({ ctx: tx, input: wish }));
      if (!owed.ok) throw new RollbackWith(owed);
      const { refundId } = owed;
      await tx.db.insert(refundedTickets).values(chosen.map(({ id }) => ({ ticketId: id, refundId })));
    }
    await recordChange(tx, {
      organizerId: input.organizerId,
      action: 'order.tickets_refunded',
      subjectType: 'order',
      subjectId: order.id,
      after: { amount, tickets: chosen.length, feesKept: input.keepFees, byHand },
    });
    return { ok: true, amount, tickets: chosen.length, byHand };
  });
}

function refusal({ status }: LockedOrder): TicketsRefunded | null {
  if (status === 'paid' || status === 'partially_refunded') return null;
  if (status === 'disputed') {
    return fail(
      'DISPUTED',
      'The buyer’s bank is looking into this payment and takes the money itself. Answer the dispute at Stripe instead.',
    );
  }
  return fail('NOT_PAID', 'Only an order that is paid can be refunded.');
}

/** The payment that the order asked for; one that nobody asked for is given back by itself. */
async function paymentOf(tx: Transaction, orderId: string) {
  const stray = tx
    .select({ one: sql`1` })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payments.id), eq(refunds.reason, 'not_asked_for')));
  const [payment] = await tx
    .select({ id: payments.id, method: payments.method, amount: payments.amount, orderId: payments.orderId })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), notExists(stray)));
  return payment;
}

async function doneBefore(tx: Transaction, paymentId: string, reason: string) {
  const [refund] = await tx
    .select({ amount: refunds.amount })
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.reason, reason)));
  return refund;
}

async function giveBack(tx: Tx, order: LockedOrder, chosen: OwnTicket[], organizerId: string): Promise<void> {
  if (!(await freeSoldPart(tx.db, { orderId: order.id, ...partOf(chosen) }))) {
    throw new RollbackWith(
      fail('BUSY', 'These seats are being moved at this moment. Nothing was changed; please try again.'),
    );
  }
  await tx.db.execute(sql`
    update tickets set status = 'void', given_back_at = now()
    where order_id = ${order.id} and status = 'valid'
      and id = any(${`{${chosen.map(({ id }) => id).join(',')}}`}::uuid[])`);
  if (order.total > 0) return;
  // Nothing is paid back, so no refund will ever say how the order stands.
  const left = await tx.db.$count(tickets, and(eq(tickets.orderId, order.id), eq(tickets.status, 'valid')));
  await transition(tx, {
    orderId: order.id,
    from: ['paid', 'partially_refunded'],
    to: left > 0 ? 'partially_refunded' : 'refunded',
    organizerId: left > 0 ? organizerId : null,
  });
}
