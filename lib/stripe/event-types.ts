import type Stripe from 'stripe';

/** The types to subscribe an endpoint to: every event that changes something here. */
export const handledEventTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
] as const satisfies Stripe.Event['type'][];

export type HandledEventType = (typeof handledEventTypes)[number];

/** Whether something here waits for events of this type. */
export const isHandled = (type: string): type is HandledEventType =>
  (handledEventTypes as readonly string[]).includes(type);
