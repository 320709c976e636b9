import { eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { checkoutAttempts } from '@/db/schema';
import { endHold } from '@/lib/inventory/end-hold';
import { log } from '@/lib/log';
import { lockOrder, transition } from '@/lib/orders/transition';
import { expireSession, readSession } from '@/lib/stripe/checkout';
import { refundPayment } from './refund-payment';
import { settleSession } from './settle-session';
import { startCheckout } from './start-checkout';

type Reconciled = { asked: number; settled: number; failed: number };

type Unsettled = {
  attempt_id: string;
  order_id: string;
  session_id: string | null;
  overdue: boolean;
  creating: boolean;
};

const batch = 200;
const atOnce = 5;

/**
 * Finds every payment that has no end yet and asks Stripe about it: webhooks that never came, processes that died
 * between two steps, carts whose time to pay is over, refunds that hang. One order's trouble does not stop the others.
 */
export async function reconcile({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { olderThanSeconds: number };
}): Promise<Reconciled> {
  const unsettled = await ctx.db.execute<Unsettled>(sql`
    select a.id as attempt_id, a.order_id, a.session_id, a.state = 'creating' as creating,
      h.expires_at <= clock_timestamp() as overdue
    from checkout_attempts a
    join orders o on o.id = a.order_id
    join holds h on h.id = o.hold_id
    where a.state in ('creating', 'open', 'processing')
      and a.checked_at <= clock_timestamp() - make_interval(secs => ${input.olderThanSeconds})
    order by a.checked_at limit ${batch}`);
  const hanging = await ctx.db.execute<{ id: string }>(sql`
    select id from refunds where state in ('owed', 'requested')
      and updated_at <= clock_timestamp() - make_interval(secs => ${input.olderThanSeconds})
    order by updated_at limit ${batch}`);
  const result: Reconciled = { asked: unsettled.length + hanging.length, settled: 0, failed: 0 };
  const tasks = [
    ...[...unsettled].map((attempt) => () => settleAttempt(ctx, attempt)),
    ...[...hanging].map(
      ({ id }) =>
        () =>
          refundPayment({ ctx, input: { refundId: id } }),
    ),
    () => endAbandonedOrders(ctx, input.olderThanSeconds),
  ];
  const worker = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      try {
        await task();
        result.settled++;
      } catch (error) {
        result.failed++;
        log.warn({ error }, 'a payment could not be reconciled; it is tried again');
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return result;
}

/** Looked at, whatever comes of it: the others get their turn first. */
async function settleAttempt(ctx: Ctx, attempt: Unsettled): Promise<void> {
  await ctx.db
    .update(checkoutAttempts)
    .set({ checkedAt: sql`clock_timestamp()` })
    .where(eq(checkoutAttempts.id, attempt.attempt_id));
  if (attempt.creating && !attempt.session_id) return settleUncertainAttempt(ctx, attempt);
  if (!attempt.session_id) return;
  // The seats of a cart that is overdue come free only when Stripe has confirmed that nobody can pay any more.
  const facts = await (attempt.overdue ? expireSession(attempt.session_id) : readSession(attempt.session_id));
  await settleSession({ ctx, input: { facts } });
}

/** Nobody knows whether Stripe made the session: the same call with the same key tells, or proves that there is none. */
async function settleUncertainAttempt(ctx: Ctx, attempt: Unsettled): Promise<void> {
  await startCheckout({ ctx, input: { orderId: attempt.order_id } });
}

/** Orders whose process died before an attempt was written: there is no session, so nothing can be paid. */
async function endAbandonedOrders(ctx: Ctx, olderThanSeconds: number): Promise<void> {
  const abandoned = await ctx.db.execute<{ id: string }>(sql`
    select o.id from orders o join holds h on h.id = o.hold_id
    where o.status in ('open', 'awaiting_payment') and h.expires_at <= clock_timestamp()
      and o.updated_at <= clock_timestamp() - make_interval(secs => ${olderThanSeconds})
      and not exists (select 1 from checkout_attempts a where a.order_id = o.id
                      and a.state in ('creating', 'open', 'processing'))
    limit ${batch}`);
  for (const { id } of abandoned) {
    await withTransaction(ctx, async (tx) => {
      const order = await lockOrder(tx.db, id);
      const ended = await transition(tx, { orderId: id, from: ['open', 'awaiting_payment'], to: 'expired' });
      if (order && ended) await endHold(tx.db, order.holdId);
    });
  }
}
