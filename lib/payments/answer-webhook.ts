import { database } from '@/db';
import { type PlainAnswer, type PlainRequest, plainJson } from '@/lib/http/plain';
import { log } from '@/lib/log';
import { verifyWebhook } from '@/lib/stripe/webhook';
import { tally } from '@/lib/tally';
import { handleStripeEvent } from './handle-stripe-event';

/** Stripe's largest events are a few kilobytes. */
export const mostWebhookBytes = 512 * 1024;

/** Stripe's messages: 400 for what is not Stripe's, 500 when we could not act and it shall come again, else 200. */
export async function answerWebhook({ headers, body }: PlainRequest): Promise<PlainAnswer> {
  const event = body === null ? null : verifyWebhook(body.toString('utf8'), headers.get('stripe-signature'));
  if (!event) return plainJson({ error: 'The signature does not fit' }, 400);
  try {
    await handleStripeEvent({
      ctx: { actor: { kind: 'stripe', eventId: event.id }, db: database() },
      input: event,
    });
    tally('webhooks', 'ok');
    return plainJson({ received: true });
  } catch (error) {
    tally('webhooks', 'failed');
    log.error({ error, eventId: event.id, type: event.type }, 'a webhook could not be handled');
    return plainJson({ error: 'Please send it again' }, 500);
  }
}
