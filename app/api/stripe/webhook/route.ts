<<<<<<< HEAD
import { answerInNext } from '@/lib/http/answer-in-next';
import { answerWebhook, mostWebhookBytes } from '@/lib/payments/answer-webhook';

/** In production the same handler answers before Next (instrumentation.ts). */
export const POST = answerInNext(answerWebhook, mostWebhookBytes);
=======
import { database } from '@/db';
import { webhookFailed, webhookHandled } from '@/lib/failures/webhook-failures';
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
  const ctx = { actor: { kind: 'stripe' as const, eventId: event.id }, db: database() };
  try {
    await handleStripeEvent({ ctx, input: event });
    await webhookHandled({ ctx, input: { queue: 'stripe', eventId: event.id } });
    return Response.json({ received: true });
  } catch (error) {
    log.error({ error, eventId: event.id, type: event.type }, 'a webhook could not be handled');
    const kept = {
      queue: 'stripe',
      kind: event.type,
      eventId: event.id,
      raw: body ?? Buffer.alloc(0),
      error,
    };
    await webhookFailed({ ctx, input: kept }).catch((cause) =>
      log.error({ error: cause, eventId: event.id }, 'nor could it be kept; Stripe sends it again'),
    );
    return Response.json({ error: 'Please send it again' }, { status: 500 });
  }
}
>>>>>>> 7a625af (Messages that fail for good are kept, found, grouped and changed by staff; dead jobs and webhooks land there)
