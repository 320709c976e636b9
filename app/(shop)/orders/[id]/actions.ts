'use server';

import { currentCtx } from '@/lib/identity/current';
import { isId } from '@/lib/ids';
import { getOrder } from '@/lib/orders/queries';
import { refreshOrder } from '@/lib/payments/refresh-order';

/**
 * Looks at Stripe for an order that the caller may see, and tells whether its page has something new to show.
 * For everybody else nothing ever changes.
 */
export async function askPayment(orderId: string, key: string | undefined): Promise<'pending' | 'changed'> {
  if (!isId(orderId) || (key !== undefined && typeof key !== 'string')) return 'pending';
  const ctx = await currentCtx();
  const before = await getOrder(ctx, orderId, key);
  if (!before) return 'pending';
  await refreshOrder({ ctx, input: { orderId } });
  const after = await getOrder(ctx, orderId, key);
  return after?.status === before.status && after.processing === before.processing ? 'pending' : 'changed';
}
