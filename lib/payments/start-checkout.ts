import { type Ctx, withTransaction } from '@/db';
import { formatMoment } from '@/lib/clock';
import { groupPasses } from '@/lib/orders/group-passes-view';
import { orderItemViews } from '@/lib/orders/order-items';
import { lockOrder } from '@/lib/orders/transition';
import { type Failure, fail } from '@/lib/result';
import type { CheckoutLine } from '@/lib/stripe/checkout';
import { payableAttempt } from './attempts';
import { completeFreeOrder } from './complete-free-order';
import { openSession } from './open-session';

export type CheckoutStarted =
  | { ok: true; paid: false; url: string }
  | { ok: true; paid: true; orderId: string }
  | Failure<'PAYMENT_UNAVAILABLE' | 'ORDER_ENDED' | 'TOO_SMALL'>;

/**
 * Opens the page on which an order is paid, or finishes the order when there is nothing to pay. Called twice, on two
 * devices or after a lost answer, it leads to the same session. The call to Stripe is outside any transaction.
 * The caller has checked that the order is the buyer's.
 */
export async function startCheckout({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { orderId: string };
}): Promise<CheckoutStarted> {
  const { orderId } = input;
  const begun = await withTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx.db, orderId);
    if (!order) return null;
    if (order.status === 'open' && order.total === 0) {
      return (await completeFreeOrder(tx, order)) ? { order: { ...order, status: 'paid' as const } } : null;
    }
    if (order.status === 'open' || order.status === 'awaiting_payment') {
      return { order, attempt: await payableAttempt(tx.db, orderId) };
    }
    return { order };
  });
  if (begun?.order.status === 'paid') return { ok: true, paid: true, orderId };
  if (!begun?.attempt) return ended();
  if (begun.attempt.url) return { ok: true, paid: false, url: begun.attempt.url };
  return openSession(ctx, begun.order, begun.attempt, await checkoutLines(ctx, orderId));
}

const ended = () =>
  fail('ORDER_ENDED', 'This order can no longer be paid. Choose your seats again; nothing was charged.');

async function checkoutLines(ctx: Ctx, orderId: string): Promise<CheckoutLine[]> {
  const items = (await orderItemViews(ctx.db, [orderId])).get(orderId) ?? [];
  const { passes, single } = groupPasses(items);
  const ofPasses = passes.map(({ name, price, quantity, first, items: dates }) => ({
    name: `${first.eventTitle} — ${name}`.slice(0, 250),
    description: `A pass for ${dates.length} dates`,
    unitAmount: price,
    quantity,
  }));
  const ofSingles = single.map((item) => ({
    name: `${item.eventTitle} — ${item.levelName}`.slice(0, 250),
    description: [
      item.seatLabel,
      formatMoment(item.startsAt, item.timeZone, { timeKnown: item.timeKnown }),
      item.venueName,
      item.discountAmount > 0 && 'price with promo code',
    ]
      .filter(Boolean)
      .join(', ')
      .slice(0, 500),
    unitAmount: item.price,
    quantity: item.quantity,
  }));
  return [...ofPasses, ...ofSingles].filter(({ unitAmount }) => unitAmount > 0);
}
