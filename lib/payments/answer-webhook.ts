import { type Ctx, database } from '@/db';
import { type PlainAnswer, type PlainRequest, plainJson } from '@/lib/http/plain';
import { log } from '@/lib/log';
import { type StripeEvent, verifyWebhook } from '@/lib/stripe/webhook';
import { tally } from '@/lib/tally';
import { handleStripeEvent } from './handle-stripe-event';

/** Stripe's largest events are a few kilobytes. */
export const mostWebhookBytes = 512 * 1024;

/** Where an event is kept that could not be handled, and told when it was handled after all. */
type Keep = {
  failed: (ctx: Ctx, event: StripeEvent, raw: Buffer, error: unknown) => Promise<void>;
  handled: (ctx: Ctx, event: StripeEvent) => Promise<void>;
};

/** Stripe's messages: 400 for what is not Stripe's, 500 when we could not act and it shall come again, else 200. */
export async function answerWebhook({ headers, body }: PlainRequest, keep: Keep): Promise<PlainAnswer> {
  const event = body === null ? null : verifyWebhook(body.toString('utf8'), headers.get('stripe-signature'));
  if (!event) return plainJson({ error: 'This is no event with a signature that fits' }, 400);
  const ctx: Ctx = { actor: { kind: 'stripe', eventId: event.id }, db: database() };
  try {
    await handleStripeEvent({ ctx, input: event });
    await keep.handled(ctx, event);
    tally('webhooks', 'ok');
    return plainJson({ received: true });
  } catch (error) {
    tally('webhooks', 'failed');
    log.error({ error, eventId: event.id, type: event.type }, 'a webhook could not be handled');
    await keep.failed(ctx, event, body ?? Buffer.alloc(0), error).catch((cause) => {
      log.error({ error: cause, eventId: event.id }, 'nor could it be kept; Stripe sends it again');
    });
    return plainJson({ error: 'Please send it again' }, 500);
  }
}
