import { recordRefund } from '@/lib/payments/record-refund';
import { readRefund } from '@/lib/stripe/refunds';
import type { EventHandler } from './event-handler';

/** Notes how a refund stands at Stripe now. */
export const refundFromEvent: EventHandler = async (ctx, event) => {
  await recordRefund({ ctx, input: { facts: await readRefund(event.objectId), event } });
};
