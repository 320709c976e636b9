'use server';

import { redirect } from 'next/navigation';
import { runAction } from '@/lib/identity/action';
import { currentCtx } from '@/lib/identity/current';
import { requestClient } from '@/lib/identity/request-client';
import { log } from '@/lib/log';
import { getOrder, type OrderView } from '@/lib/orders/queries';
import { giveTicketsBack } from '@/lib/payments/give-tickets-back';
import { giveBackInput } from '@/lib/payments/input';
import { spendPaymentTry } from '@/lib/payments/payment-tries';
import { refreshOrder } from '@/lib/payments/refresh-order';
import { fail } from '@/lib/result';

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

/** Gives tickets of an order back that the caller may see, by the rule under which it was placed. */
export async function giveBack(
  orderId: string,
  link: string | undefined,
  _before: unknown,
  formData: FormData,
) {
  return runAction(giveBackInput, formData, async (ctx, { ticket }) => {
    if (!(await getOrder(ctx, orderId, link))) return fail('NOT_FOUND', 'This order is not there.');
    const { address } = await requestClient();
    const slow = await spendPaymentTry(ctx, address);
    if (slow) return slow;
    const result = await giveTicketsBack({ ctx, input: { orderId, ticketIds: ticket } });
    if (!result.ok) return result;
    redirect(`/orders/${orderId}?${new URLSearchParams({ ...(link && { key: link }), done: 'given-back' })}`);
  });
}
