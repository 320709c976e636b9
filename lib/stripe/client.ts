import Stripe from 'stripe';
import { env } from '@/lib/env';

let cached: Stripe | undefined;

/** Stripe's SDK, pointed at the local stand-in when STRIPE_API_URL is set. Retries lost answers under the same key. */
export function stripe(): Stripe {
  if (!cached) {
    const { STRIPE_SECRET_KEY, STRIPE_API_URL } = env();
    const url = STRIPE_API_URL ? new URL(STRIPE_API_URL) : null;
    cached = new Stripe(STRIPE_SECRET_KEY, {
      maxNetworkRetries: 2,
      timeout: 10_000,
      telemetry: false,
      ...(url && {
        host: url.hostname,
        port: url.port || (url.protocol === 'https:' ? '443' : '80'),
        protocol: url.protocol === 'https:' ? 'https' : 'http',
      }),
    });
  }
  return cached;
}

const certain = new Set([
  'StripeInvalidRequestError',
  'StripeAuthenticationError',
  'StripePermissionError',
  'StripeCardError',
]);

/** True when Stripe understood and refused, so that nothing was done; false when nobody can know. */
export function isCertainRefusal(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && certain.has(error.type);
}

/** True when Stripe takes no payment as small as this one. */
export function isTooSmall(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === 'amount_too_small';
}

/** True when Stripe answered with a fault of its own: the request is over, but its effect is unknown. */
export function isAnsweredFault(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && (error.statusCode ?? 0) >= 500;
}
