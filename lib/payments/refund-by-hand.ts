import { and, eq, ne, sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { refunds } from '@/db/schema';
import type { LockedOrder } from '@/lib/orders/transition';
import { type Failure, fail } from '@/lib/result';
import { afterRefund } from './record-refund';

type Wish = { orderId: string; paymentId: string; organizerId: string; reason: string; amount: number };

/**
 * Notes money that a clerk hands back himself, as done. The caller has locked the order, behind which all refunds of its
 * payment queue.
 */
export async function refundByHand(
  tx: Ctx & { db: Transaction },
  order: LockedOrder,
  payment: { id: string; orderId: string; amount: number },
  wish: Wish,
): Promise<{ ok: true; refundId: string } | Failure<'TOO_MUCH'>> {
  const [promised] = await tx.db
    .select({ total: sql<number>`coalesce(sum(${refunds.amount}), 0)::int` })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), ne(refunds.state, 'failed')));
  if ((promised?.total ?? 0) + wish.amount > payment.amount) {
    return fail('TOO_MUCH', 'This is more than is left of the payment. Refund fewer tickets.');
  }
  const [made] = await tx.db
    .insert(refunds)
    .values({ ...wish, state: 'succeeded' })
    .returning({ id: refunds.id });
  if (!made) throw new Error('A refund was not written');
  await afterRefund(tx, order, payment, { ...wish, id: made.id });
  return { ok: true, refundId: made.id };
}
