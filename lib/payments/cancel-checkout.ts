import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { checkoutAttempts, orders } from '@/db/schema';
import { buyerKey } from '@/lib/actor';
import { type LockedOrder, lockOrder, transition } from '@/lib/orders/transition';
import { type Failure, fail } from '@/lib/result';
import { expireSession } from '@/lib/stripe/checkout';
import { payable } from './attempts';
import { giveBackCart, minutesToDecide } from './give-back-cart';
import { settleSession } from './settle-session';

export type CheckoutCancelled =
  | { ok: true; orderId: string; paid: boolean }
  | Failure<'PAYMENT_UNAVAILABLE' | 'NOT_FOUND' | 'IN_PROGRESS'>;

/**
 * Gives up the caller's open payment and hands the cart back to him. Stripe ends the session first; if it says that
 * the session was paid after all, the order is finalised instead.
 */
export async function cancelCheckout({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { orderId: string };
}): Promise<CheckoutCancelled> {
  const [found] = await ctx.db
    .select({ id: orders.id, sessionId: checkoutAttempts.sessionId, state: checkoutAttempts.state })
    .from(orders)
    .leftJoin(checkoutAttempts, eq(checkoutAttempts.orderId, orders.id))
    .where(
      and(
        eq(orders.id, input.orderId),
        eq(orders.buyerKey, buyerKey(ctx.actor)),
        sql`${orders.status} in ('open', 'awaiting_payment')`,
      ),
    )
    .orderBy(desc(checkoutAttempts.attempt))
    .limit(1);
  if (!found) return fail('NOT_FOUND', 'This payment is no longer open. Your cart shows what you have.');
  const ended = await endAttempt(ctx, found);
  if (ended) return ended;
  const handed = await endOrder(ctx, found.id, found.sessionId, (tx, order) =>
    giveBackCart(tx.db, order.holdId, minutesToDecide),
  );
  return handed ? { ok: true, orderId: found.id, paid: false } : unavailable();
}

type Found = {
  id: string;
  sessionId: string | null;
  state: (typeof checkoutAttempts.$inferSelect)['state'] | null;
};

/** Has Stripe end the last attempt at paying; null when it is over, and else why it is not. */
export async function endAttempt(ctx: Ctx, found: Found): Promise<CheckoutCancelled | null> {
  if (found.state === 'creating') return unavailable();
  if (found.sessionId && found.state !== 'expired' && found.state !== 'failed') {
    const facts = await expireSession(found.sessionId).catch(() => null);
    if (!facts) return unavailable();
    if (facts.state === 'paid') {
      await settleSession({ ctx, input: { facts } });
      return { ok: true, orderId: found.id, paid: true };
    }
    if (facts.state === 'processing') {
      return fail(
        'IN_PROGRESS',
        'Your bank is already working on this payment, so it cannot be cancelled now.',
      );
    }
    if (facts.state === 'open') return unavailable();
  }
  return null;
}

export const unavailable = () =>
  fail(
    'PAYMENT_UNAVAILABLE',
    'The payment service does not answer, so the payment cannot be ended safely yet. Your seats are kept; try again.',
  );

/**
 * Ends the order and lets `release` decide what becomes of its cart.
 * Only while nothing else has settled the order, and no other attempt at paying it has begun in the meantime, perhaps on
 * another device: its session could still be paid.
 */
export async function endOrder(
  ctx: Ctx,
  orderId: string,
  endedSession: string | null,
  release: (tx: Ctx & { db: Transaction }, order: LockedOrder) => Promise<void>,
): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx.db, orderId);
    const mine = and(eq(checkoutAttempts.orderId, orderId), inArray(checkoutAttempts.state, [...payable]));
    if (endedSession) {
      await tx.db
        .update(checkoutAttempts)
        .set({ state: 'expired' })
        .where(and(mine, eq(checkoutAttempts.sessionId, endedSession)));
    }
    if (!order || (await tx.db.$count(checkoutAttempts, mine)) > 0) return false;
    // Stripe's message about the end of the session was faster and has handed the cart back.
    if (order.status === 'cancelled') return true;
    if (!(await transition(tx, { orderId, from: ['open', 'awaiting_payment'], to: 'cancelled' })))
      return false;
    await release(tx, order);
    return true;
  });
}
