import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { orderItems, orders, tickets } from '@/db/schema';
import { auditTickets } from '@/lib/orders/audit-order';
import type { Success } from '@/lib/result';
import { ensureTicketKeys } from './keys';

// What is paid and not lost: `paid_late` has money but no seats, so it never comes here.
const entitled = new Set(['paid', 'partially_refunded', 'disputed']);

/**
 * Issues the tickets of a paid order: one for each seat or place. Part of the transaction that finalises the order;
 * doing it again changes nothing, and a ticket that was voided stays void. `issued` counts the new ones.
 * Throws for an order that is not paid, which undoes the caller's transaction.
 */
export function issueTickets({
  ctx,
  input: { orderId },
}: {
  ctx: Ctx;
  input: { orderId: string };
}): Promise<Success<{ issued: number }>> {
  return withTransaction(ctx, async (tx) => {
    const [[order], items] = await Promise.all([
      tx.db.select({ status: orders.status }).from(orders).where(eq(orders.id, orderId)),
      tx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId)).orderBy(orderItems.id),
    ]);
    if (!order || !entitled.has(order.status)) {
      throw new Error(`Order ${orderId} is ${order?.status ?? 'not there'}: it gets no tickets`);
    }
    if (items.length === 0) return { ok: true, issued: 0 };
    await ensureTicketKeys(
      tx,
      items.map((item) => item.performanceId),
    );
    const wanted = items.flatMap((item) =>
      Array.from({ length: item.quantity }, (_, index) => ({
        orderId,
        orderItemId: item.id,
        performanceId: item.performanceId,
        priceLevelId: item.priceLevelId,
        seatId: item.seatId,
        ordinal: index + 1,
      })),
    );
    // Only a repetition is forgiven: a seat that has a valid ticket already breaks tickets_seat_key and throws.
    const made = await tx.db
      .insert(tickets)
      .values(wanted)
      .onConflictDoNothing({ target: [tickets.orderItemId, tickets.ordinal] })
      .returning({ id: tickets.id });
    if (made.length > 0) {
      await auditTickets(tx, { orderId, action: 'tickets.issued', ticketIds: made.map(({ id }) => id) });
    }
    return { ok: true, issued: made.length };
  });
}
