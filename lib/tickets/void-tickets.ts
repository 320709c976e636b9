import { and, eq, inArray } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { tickets } from '@/db/schema';
import { auditTickets } from '@/lib/orders/audit-order';
import type { Success } from '@/lib/result';

/**
 * Voids an order's tickets, or those of some of its items (a partial refund). A void ticket has no code, its seat
 * may get a new one, and the door turns it away. `voided` counts those that were still valid.
 */
export function voidTickets({
  ctx,
  input: { orderId, orderItemIds },
}: {
  ctx: Ctx;
  input: { orderId: string; orderItemIds?: string[] };
}): Promise<Success<{ voided: number }>> {
  return withTransaction(ctx, async (tx) => {
    const gone = await tx.db
      .update(tickets)
      .set({ status: 'void' })
      .where(
        and(
          eq(tickets.orderId, orderId),
          eq(tickets.status, 'valid'),
          orderItemIds && inArray(tickets.orderItemId, orderItemIds),
        ),
      )
      .returning({ id: tickets.id });
    if (gone.length > 0) {
      await auditTickets(tx, { orderId, action: 'tickets.voided', ticketIds: gone.map(({ id }) => id) });
    }
    return { ok: true, voided: gone.length };
  });
}
