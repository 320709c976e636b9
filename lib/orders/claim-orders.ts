import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { orders } from '@/db/schema';
import { buyerKey } from '@/lib/actor';
import { lockBuyer } from '@/lib/inventory/internal';
import { auditOrder } from './audit-order';

/**
 * Puts orders that were paid for as a guest under the account whose address is proven to be theirs. Returns how many.
 * What is not paid stays with the browser that began it: anybody can type an address.
 * Does nothing for anybody but a fan with a verified address. The browser that bought keeps its key to them; limits count
 * them for the account all the same (`placeOrder`).
 */
export async function claimGuestOrders({ ctx }: { ctx: Ctx }): Promise<number> {
  const { actor } = ctx;
  if (actor.kind !== 'fan' || !actor.emailVerified) return 0;
  return withTransaction(ctx, async (tx) => {
    // An order that this account is placing must count what it gains here.
    await lockBuyer(tx.db, buyerKey(actor));
    const claimed = await tx.db
      .update(orders)
      .set({ userId: actor.userId })
      .where(and(eq(orders.email, actor.email), isNull(orders.userId), isNotNull(orders.paidAt)))
      .returning({ id: orders.id });
    for (const { id } of claimed) await auditOrder(tx, { orderId: id, action: 'order.claimed' });
    return claimed.length;
  });
}
