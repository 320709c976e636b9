import { settleSession } from '@/lib/payments/settle-session';
import { readSession } from '@/lib/stripe/checkout';
import type { EventHandler } from './event-handler';

/** Settles the order of a Checkout Session by what Stripe says of it now, whichever event told us to look. */
export const settleFromEvent: EventHandler = async (ctx, event) => {
  await settleSession({ ctx, input: { facts: await readSession(event.objectId), event } });
};
