import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { type orderStatus, orders } from '@/db/schema';
import { auditOrder } from './audit-order';

export type OrderStatus = (typeof orderStatus.enumValues)[number];

const hasBeenPaid: ReadonlySet<OrderStatus> = new Set(['paid', 'paid_late']);

/**
 * Moves an order from one of the named states to another, with its audit row in each organizer's books (`organizerId`:
 * in his alone, as it is about his part). False when it is in none of them: then somebody else was first, and nothing was
 * changed.
 */
export async function transition(
  ctx: Ctx & { db: Transaction },
  {
    orderId,
    from,
    to,
    organizerId,
  }: { orderId: string; from: OrderStatus[]; to: OrderStatus; organizerId?: string | null },
): Promise<boolean> {
  const moved = await ctx.db
    .update(orders)
    .set({
      status: to,
      updatedAt: sql`now()`,
      ...(hasBeenPaid.has(to) ? { paidAt: sql`coalesce(paid_at, now())` } : {}),
    })
    .where(and(eq(orders.id, orderId), inArray(orders.status, from)))
    .returning({ id: orders.id });
  if (moved.length === 0) return false;
  await auditOrder(ctx, { orderId, action: `order.${to}`, organizerId });
  return true;
}

export type LockedOrder = Pick<
  typeof orders.$inferSelect,
  'id' | 'holdId' | 'status' | 'total' | 'currency' | 'email' | 'number'
>;

/** The order, locked until the transaction ends; undefined when there is none. For callers that have checked who asks. */
export async function lockOrder(tx: Transaction, orderId: string): Promise<LockedOrder | undefined> {
  const [order] = await tx
    .select({
      id: orders.id,
      holdId: orders.holdId,
      status: orders.status,
      total: orders.total,
      currency: orders.currency,
      email: orders.email,
      number: orders.number,
    })
    .from(orders)
    .where(eq(orders.id, orderId))
    .for('update');
  return order;
}
