import type Stripe from 'stripe';
import { z } from 'zod';
import { env } from '@/lib/env';
import { stripe } from './client';

/** Seconds that a signature stays good; a recording played back later is refused. */
const tolerance = 300;

/** `t=…,v1=…`; the SDK breaks over a scheme without a value. */
const wellFormed = /^\w+=\w+(?:,\w+=\w+)*$/;

export type StripeEvent = {
  id: string;
  type: string;
  objectId: string | null;
  paymentIntentId: string | null;
};

/**
 * Checks a webhook's signature against each secret that is valid now, and returns where the event points. Null when
 * none fits, it is too old, or what was signed is no event. The content is not trusted further: handlers fetch the object
 * anew.
 */
export function verifyWebhook(body: string, signature: string | null): StripeEvent | null {
  if (!signature || !wellFormed.test(signature)) return null;
  const { webhooks } = stripe();
  for (const secret of env().STRIPE_WEBHOOK_SECRET) {
    try {
      return readEvent(webhooks.constructEvent(body, signature, secret, tolerance));
    } catch {
      // Not signed with this secret, or signed and no event: neither is ours to handle.
    }
  }
  return null;
}

/** What of an event is used: its id, its type, and which objects to ask Stripe about. */
export function pointerOf(event: Stripe.Event): StripeEvent {
  const object = event.data.object as { id?: string; payment_intent?: string | { id: string } | null };
  const intent = object.payment_intent;
  return {
    id: event.id,
    type: event.type,
    objectId: object.id ?? null,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
  };
}

const kept = z.object({
  id: z.string().regex(/^[\w-]{1,255}$/),
  type: z.string().regex(/^[\w.]{1,255}$/),
  data: z.object({ object: z.looseObject({ id: z.string().optional() }) }),
});

/** Where an event points that was verified when it came. Throws for what is no event. */
export const readEvent = (payload: unknown): StripeEvent =>
  // Safe because pointerOf reads nothing else.
  pointerOf(kept.parse(payload) as unknown as Stripe.Event);
