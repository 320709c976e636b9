import { and, eq, inArray } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { orders } from '@/db/schema';
import { type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import { isReachable } from '@/lib/orders/box-office-address';
import { sellsFor } from '@/lib/orders/order-scope';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { oweMail } from './owe-mail';

type ResendReceipt = { organizerId: string; orderId: string; key: string };

/**
 * Sends a paid order's receipt, with the link to its tickets, to the buyer once more: a mail of its own for each key, and
 * few in an hour. Not inside a transaction.
 */
export async function resendReceipt({
  ctx,
  input: { organizerId, orderId, key },
}: {
  ctx: Ctx;
  input: ResendReceipt;
}): Promise<{ ok: true } | Failure<'NOT_FOUND' | 'NO_ADDRESS'> | SlowDown> {
  const paid = and(
    eq(orders.id, orderId),
    sellsFor(organizerId),
    inArray(orders.status, ['paid', 'partially_refunded', 'disputed']),
  );
  const [order] = await ctx.db.select({ email: orders.email }).from(orders).where(paid);
  if (!order) return fail('NOT_FOUND', 'Only an order that is paid has a receipt to send.');
  if (!isReachable(order.email)) return fail('NO_ADDRESS', 'This buyer gave no e-mail address.');
  const slow = await spendTry(ctx, 'receipt-again', orderId, 'The receipt went out several times already.');
  if (slow) return slow;
  return withTransaction(ctx, async (tx) => {
    const subjectId = `again ${key}`;
    const owed = await oweMail({
      ctx: tx,
      input: { kind: 'receipt', orderId, toAddress: order.email, subjectId },
    });
    if (!owed) return { ok: true };
    await recordChange(tx, {
      organizerId,
      action: 'order.receipt_sent_again',
      subjectType: 'order',
      subjectId: orderId,
      after: { mailId: owed.mailId },
    });
    return { ok: true };
  });
}
