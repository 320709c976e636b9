import { database } from '@/db';
import { readBody } from '@/lib/http/read-body';
import { log } from '@/lib/log';
import { handleStripeEvent } from '@/lib/payments/handle-stripe-event';
import { verifyWebhook } from '@/lib/stripe/webhook';

/** Stripe's largest events are a few kilobytes. */
const mostBytes = 512 * 1024;

/** Stripe's messages: 400 for what is not Stripe's, 500 when we could not act and it shall come again, else 200. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, mostBytes);
  const event =
    body === null ? null : verifyWebhook(body.toString('utf8'), request.headers.get('stripe-signature'));
  if (!event) return Response.json({ error: 'The signature does not fit' }, { status: 400 });
  try {
    await handleStripeEvent({
      ctx: { actor: { kind: 'stripe', eventId: event.id }, db: database() },
      input: event,
    });
    return Response.json({ received: true });
  } catch (error) {
    log.error({ error, eventId: event.id, type: event.type }, 'a webhook could not be handled');
    return Response.json({ error: 'Please send it again' }, { status: 500 });
  }
}
