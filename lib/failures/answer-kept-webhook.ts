import type { PlainAnswer, PlainRequest } from '@/lib/http/plain';
import { answerWebhook } from '@/lib/payments/answer-webhook';
import { webhookFailed, webhookHandled } from './webhook-failures';

/** Stripe's messages as `answerWebhook` answers them; what could not be handled is kept among the failed messages. */
export function answerKeptWebhook(request: PlainRequest): Promise<PlainAnswer> {
  return answerWebhook(request, {
    failed: (ctx, { id: eventId, type: kind }, raw, error) =>
      webhookFailed({ ctx, input: { queue: 'stripe', kind, eventId, raw, error } }),
    handled: (ctx, { id: eventId }) => webhookHandled({ ctx, input: { queue: 'stripe', eventId } }),
  });
}
