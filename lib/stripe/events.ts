import type Stripe from 'stripe';
import { stripe } from './client';
import { pointerOf, type StripeEvent } from './webhook';

/** Events of these types that Stripe made since then, oldest first. Stripe keeps them for 30 days. */
export async function eventsSince(since: Date, types: readonly string[]): Promise<StripeEvent[]> {
  const found: StripeEvent[] = [];
  const created = { gte: Math.floor(since.getTime() / 1_000) };
  for await (const event of stripe().events.list({ created, types: [...types], limit: 100 }))
    found.push(pointerOf(event as Stripe.Event));
  return found.reverse();
}
