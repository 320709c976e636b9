import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { checkoutAttempts } from '@/db/schema';
import { log } from '@/lib/log';
import { type LockedOrder, lockOrder, transition } from '@/lib/orders/transition';
import { type Failure, fail } from '@/lib/result';
import { type CheckoutLine, createCheckoutSession, expireSession, findSession } from '@/lib/stripe/checkout';
import { isAnsweredFault, isCertainRefusal, isTooSmall } from '@/lib/stripe/client';
import type { Attempt } from './attempts';
import { giveBackCart } from './give-back-cart';
import { settleSession } from './settle-session';

/** Minutes that a cart gets back when Stripe refused for certain. */
const minutesAfterRefusal = 10;

type Opened =
  | { ok: true; paid: false; url: string }
  | Failure<'PAYMENT_UNAVAILABLE' | 'ORDER_ENDED' | 'TOO_SMALL'>;

/**
 * Creates the attempt's session at Stripe and notes it. After an answer that says nothing, the attempt stays as it is
 * and the next call repeats it under the same key; after a refusal the cart goes back to its buyer; after a fault of
 * Stripe's own, which it would repeat for this key for ever, the next call makes a new attempt.
 */
export async function openSession(
  ctx: Ctx,
  order: LockedOrder,
  attempt: Attempt,
  lines: CheckoutLine[],
): Promise<Opened> {
  try {
    const session = await createCheckoutSession({
      orderId: order.id,
      orderNumber: order.number,
      attempt: attempt.attempt,
      email: order.email,
      currency: order.currency,
      lines,
      expiresAt: Math.floor(attempt.expiresAt.getTime() / 1_000),
    });
    return await noteSession(ctx, order, attempt, session);
  } catch (error) {
    log.error({ error, orderId: order.id }, 'a checkout session could not be opened');
    if (isCertainRefusal(error)) await giveUp(ctx, order, attempt);
    if (isTooSmall(error)) {
      return fail(
        'TOO_SMALL',
        'This total is too small for a card payment, so nothing was charged. Your seats are back in your cart: add something, or take the promo code out.',
      );
    }
    if (isAnsweredFault(error)) {
      const found = await findSession({
        orderId: order.id,
        attempt: attempt.attempt,
        createdAfter: attempt.createdAt,
      });
      if (found?.url) return noteSession(ctx, order, attempt, { sessionId: found.sessionId, url: found.url });
      if (!found) await endAttempt(ctx, attempt);
    }
    return fail(
      'PAYMENT_UNAVAILABLE',
      'The payment service did not answer. Your seats are still held and nothing was charged; please try again.',
    );
  }
}

async function noteSession(
  ctx: Ctx,
  order: LockedOrder,
  attempt: Attempt,
  session: { sessionId: string; url: string },
): Promise<Opened> {
  const payable = await withTransaction(ctx, async (tx) => {
    // The order first, as everybody locks it; a webhook may settle it at this moment.
    const now = await lockOrder(tx.db, order.id);
    await tx.db
      .update(checkoutAttempts)
      .set({ ...session, state: 'open', checkedAt: sql`now()` })
      .where(and(eq(checkoutAttempts.id, attempt.id), eq(checkoutAttempts.state, 'creating')));
    await transition(tx, { orderId: order.id, from: ['open'], to: 'awaiting_payment' });
    return now?.status === 'open' || now?.status === 'awaiting_payment';
  });
  if (payable) return { ok: true, paid: false, url: session.url };
  // The order ended while Stripe was working: nobody may pay this session any more.
  await settleSession({ ctx, input: { facts: await expireSession(session.sessionId) } });
  return fail(
    'ORDER_ENDED',
    'This order can no longer be paid. Choose your seats again; nothing was charged.',
  );
}

/** Stripe has refused: there is no session, so the cart can go back to its buyer at once. */
async function giveUp(ctx: Ctx, order: LockedOrder, attempt: Attempt): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    await lockOrder(tx.db, order.id);
    if (!(await endAttempt(tx, attempt))) return;
    if (await transition(tx, { orderId: order.id, from: ['open', 'awaiting_payment'], to: 'cancelled' })) {
      await giveBackCart(tx.db, order.holdId, minutesAfterRefusal);
    }
  });
}

async function endAttempt(ctx: Ctx, attempt: Attempt): Promise<boolean> {
  const failed = await ctx.db
    .update(checkoutAttempts)
    .set({ state: 'failed' })
    .where(and(eq(checkoutAttempts.id, attempt.id), eq(checkoutAttempts.state, 'creating')))
    .returning({ id: checkoutAttempts.id });
  return failed.length === 1;
}
