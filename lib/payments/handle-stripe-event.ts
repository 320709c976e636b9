import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { stripeEvents } from '@/db/schema';
import { log } from '@/lib/log';
import { readSession } from '@/lib/stripe/checkout';
import { readDispute } from '@/lib/stripe/disputes';
import { listRefunds, readRefund } from '@/lib/stripe/refunds';
import type { StripeEvent } from '@/lib/stripe/webhook';
import { recordDispute } from './record-dispute';
import { recordRefund } from './record-refund';
import { claimEvent, settleSession } from './settle-session';

type Handler = (ctx: Ctx, event: StripeEvent & { objectId: string }) => Promise<unknown>;

const settle: Handler = async (ctx, event) =>
  settleSession({ ctx, input: { facts: await readSession(event.objectId), event } });

const record: Handler = async (ctx, event) =>
  recordRefund({ ctx, input: { facts: await readRefund(event.objectId), event } });

const recordAll: Handler = async (ctx, event) => {
  if (!event.paymentIntentId) return;
  for (const facts of await listRefunds(event.paymentIntentId)) await recordRefund({ ctx, input: { facts } });
  await withTransaction(ctx, ({ db }) => claimEvent(db, event, event.objectId));
};

const dispute: Handler = async (ctx, event) =>
  recordDispute({ ctx, input: { facts: await readDispute(event.objectId), event } });

/** Every event that changes something here. The event only points: its object is fetched anew. */
const handlers: Record<string, Handler> = {
  'checkout.session.completed': settle,
  'checkout.session.async_payment_succeeded': settle,
  'checkout.session.async_payment_failed': settle,
  'checkout.session.expired': settle,
  'refund.created': record,
  'refund.updated': record,
  'refund.failed': record,
  'charge.refunded': recordAll,
  'charge.dispute.created': dispute,
  'charge.dispute.closed': dispute,
};

/** The types to subscribe an endpoint to. */
export const handledEventTypes = Object.keys(handlers);

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
  const handler = handlers[event.type];
  if (!handler || !event.objectId) {
    log.info({ type: event.type, eventId: event.id }, 'a Stripe event that nothing here waits for');
    return;
  }
  const [known] = await ctx.db
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(eq(stripeEvents.id, event.id));
  if (known) return;
  await handler(ctx, { ...event, objectId: event.objectId });
}
