import { recordDispute } from '@/lib/payments/record-dispute';
import { readDispute } from '@/lib/stripe/disputes';
import type { EventHandler } from './event-handler';

/** Notes how a dispute stands at Stripe now. */
export const disputeFromEvent: EventHandler = async (ctx, event) => {
  await recordDispute({ ctx, input: { facts: await readDispute(event.objectId), event } });
};
