import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { stripeEvents } from '@/db/schema';
import { log } from '@/lib/log';
import { type HandledEventType, isHandled } from '@/lib/stripe/event-types';
import type { StripeEvent } from '@/lib/stripe/webhook';
import { disputeClosed } from './stripe-events/charge-dispute-closed';
import { disputeCreated } from './stripe-events/charge-dispute-created';
import { chargeRefunded } from './stripe-events/charge-refunded';
import { asyncPaymentFailed } from './stripe-events/checkout-session-async-payment-failed';
import { asyncPaymentSucceeded } from './stripe-events/checkout-session-async-payment-succeeded';
import { sessionCompleted } from './stripe-events/checkout-session-completed';
import { sessionExpired } from './stripe-events/checkout-session-expired';
import type { EventHandler } from './stripe-events/event-handler';
import { refundCreated } from './stripe-events/refund-created';
import { refundFailed } from './stripe-events/refund-failed';
import { refundUpdated } from './stripe-events/refund-updated';

/** One for each type that endpoints subscribe to: a missing one does not compile. */
const handlers: Record<HandledEventType, EventHandler> = {
  'checkout.session.completed': sessionCompleted,
  'checkout.session.async_payment_succeeded': asyncPaymentSucceeded,
  'checkout.session.async_payment_failed': asyncPaymentFailed,
  'checkout.session.expired': sessionExpired,
  'refund.created': refundCreated,
  'refund.updated': refundUpdated,
  'refund.failed': refundFailed,
  'charge.refunded': chargeRefunded,
  'charge.dispute.created': disputeCreated,
  'charge.dispute.closed': disputeClosed,
};

/**
 * Deals with one verified event. A repetition and an unknown type change nothing. Throws when Stripe or the database
 * does not answer: then the event stays unclaimed and Stripe sends it again.
 */
export async function handleStripeEvent({
  ctx,
  input: event,
}: {
  ctx: Ctx;
  input: StripeEvent;
}): Promise<void> {
  if (!isHandled(event.type) || !event.objectId) {
    log.info({ type: event.type, eventId: event.id }, 'a Stripe event that nothing here waits for');
    return;
  }
  const [known] = await ctx.db
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(eq(stripeEvents.id, event.id));
  if (known) return;
  await handlers[event.type](ctx, { ...event, objectId: event.objectId });
}
