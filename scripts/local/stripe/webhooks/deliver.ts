import type { Attempt, EventObject } from '../objects/records';
import type { WebhookBehaviour } from './behaviour';
import { signatureHeader } from './signature';

const TIMEOUT_MS = 20_000;
const STALE_SECONDS = 301;

export type Endpoint = { url: string; secrets: string[] };

/** Sends one event once. Never throws: what went wrong is in the attempt, with a status when there was one. */
export async function attemptDelivery(
  endpoint: Endpoint,
  event: EventObject,
  options: {
    nowMs: number;
    tamper: NonNullable<WebhookBehaviour['tamper']>['kind'] | null;
    signal: AbortSignal;
  },
): Promise<Attempt> {
  const { nowMs, tamper, signal } = options;
  const seconds = Math.floor(nowMs / 1000) - (tamper === 'stale' ? STALE_SECONDS : 0);
  const payload = JSON.stringify(event, null, 2);
  const secrets = tamper === 'signature' ? ['whsec_of_somebody_else'] : endpoint.secrets;
  const started = performance.now();
  const end = (status: number | null, error: string | null): Attempt => ({
    at: nowMs,
    status,
    error,
    durationMs: Math.round(performance.now() - started),
  });
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureHeader(payload, secrets, seconds),
      },
      body: tamper === 'body' ? payload.replace('"livemode": false', '"livemode": true') : payload,
    });
    await response.arrayBuffer();
    return end(response.status, response.ok ? null : `answered ${response.status}`);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return end(null, cause instanceof Error ? cause.message || cause.name : String(cause));
  }
}

/** Whether an attempt got the 2xx that ends a delivery. */
export function isDelivered(attempt: Attempt): boolean {
  return attempt.status !== null && attempt.error === null;
}
