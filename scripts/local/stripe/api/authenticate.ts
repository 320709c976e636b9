import type { IncomingHttpHeaders } from 'node:http';
import { StripeApiError } from '../wire/errors';

/** Accepts a test secret key, as bearer or as basic user name; with `apiKey` only that one. Throws a 401. */
export function authenticate(headers: IncomingHttpHeaders, apiKey: string | undefined): void {
  const key = keyOf(headers.authorization ?? '');
  if (key === '') {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  const accepted = apiKey === undefined ? /^[sr]k_test_\w+$/.test(key) : key === apiKey;
  if (!accepted) throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
}

function keyOf(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '';
}

function masked(key: string): string {
  return key.length <= 12 ? '*'.repeat(key.length) : `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
}

function unauthorized(message: string): StripeApiError {
  return new StripeApiError(401, { type: 'invalid_request_error', message });
}
