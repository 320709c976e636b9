import { and, desc, eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { checkoutAttempts, orders } from '@/db/schema';
import { endHold } from '@/lib/inventory/end-hold';
import { isWhollyOf, sellsFor } from '@/lib/orders/order-scope';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { endAttempt, endOrder, unavailable } from './cancel-checkout';

type Cancelled =
  | { ok: true; paid: boolean }
  | Failure<'NOT_FOUND' | 'SHARED' | 'PAYMENT_UNAVAILABLE' | 'IN_PROGRESS'>;

/**
 * Ends an order that nobody has paid: Stripe ends its page first, then its seats come free at once. When Stripe says that
 * it was paid after all, the order is finalised instead (`paid`).
 */
export async function cancelUnpaid({
  ctx,
  input: { organizerId, orderId },
}: {
  ctx: Ctx;
  input: { organizerId: string; orderId: string };
}): Promise<Cancelled> {
  const [found] = await ctx.db
    .select({ id: orders.id, sessionId: checkoutAttempts.sessionId, state: checkoutAttempts.state })
    .from(orders)
    .leftJoin(checkoutAttempts, eq(checkoutAttempts.orderId, orders.id))
    .where(
      and(
        eq(orders.id, orderId),
        sellsFor(organizerId),
        sql`${orders.status} in ('open', 'awaiting_payment')`,
      ),
    )
    .orderBy(desc(checkoutAttempts.attempt))
    .limit(1);
  if (!found) return fail('NOT_FOUND', 'This order is not waiting for a payment any more.');
  const whole = await withTransaction(ctx, (tx) => isWhollyOf(tx.db, { organizerId, orderId }));
  if (!whole)
    return fail('SHARED', 'This order has tickets of another organizer too; only its buyer can end it.');
  const ended = await endAttempt(ctx, found);
  if (ended) return ended;
  const done = await endOrder(ctx, found.id, found.sessionId, async (tx, order) => {
    await endHold(tx.db, order.holdId);
    await recordChange(tx, {
      organizerId,
      action: 'order.cancelled_by_team',
      subjectType: 'order',
      subjectId: order.id,
    });
  });
  return done ? { ok: true, paid: false } : unavailable();
}
