'use server';

import { currentCtx } from '@/lib/identity/current';
import { log } from '@/lib/log';
import { getOrder, type OrderView } from '@/lib/orders/queries';
import { refreshOrder } from '@/lib/payments/refresh-order';

/**
 * Looks at Stripe for an order that the caller may see, and tells whether its page would look different from what it
 * showed. For everybody else, and while Stripe does not answer, nothing changes.
 */
export async function askPayment(
  orderId: string,
  key: string | undefined,
  shown: Pick<OrderView, 'status' | 'processing'>,
): Promise<'pending' | 'changed'> {
  try {
    const ctx = await currentCtx();
    if (!(await getOrder(ctx, orderId, key))) return 'pending';
    await refreshOrder({ ctx, input: { orderId, quietSeconds: 1 } });
    const now = await getOrder(ctx, orderId, key);
    return now?.status === shown.status && now.processing === shown.processing ? 'pending' : 'changed';
  } catch (error) {
    log.warn({ error, orderId }, 'the payment of an order could not be looked at');
    return 'pending';
  }
}
