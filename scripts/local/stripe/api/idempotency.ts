import { createHash } from 'node:crypto';
import type { KeptAnswer } from '../objects/records';
import { invalidRequest, StripeApiError } from '../wire/errors';
import { canonicalForm, type FormObject } from '../wire/form-body';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_KEY = 255;

/** What makes two requests the same: their path and parameters, in any order. */
export function fingerprintOf(path: string, form: FormObject): string {
  return createHash('sha256')
    .update(`${path} ${canonicalForm(form)}`)
    .digest('base64');
}

/**
 * Looks a key up. Answers the kept answer to replay, or undefined when the request is to be done.
 * Throws when the key belongs to another request, or to one that is still being done.
 */
export function lookUpKey(
  answers: Map<string, KeptAnswer>,
  running: ReadonlySet<string>,
  request: { key: string; path: string; fingerprint: string; now: number },
): KeptAnswer | undefined {
  const { key, path, fingerprint, now } = request;
  if (key.length > MAX_KEY) {
    throw invalidRequest(`The Idempotency-Key may have at most ${MAX_KEY} characters.`);
  }
  if (running.has(key)) {
    throw new StripeApiError(409, {
      type: 'invalid_request_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    });
  }
  const kept = answers.get(key);
  if (!kept || kept.at + DAY_MS <= now) {
    answers.delete(key);
    return undefined;
  }
  if (kept.path !== path) {
    const used = `('${path}' vs '${kept.path}')`;
    throw misuse(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ${used}.`,
      key,
    );
  }
  if (kept.fingerprint !== fingerprint) {
    throw misuse(
      'Keys for idempotent requests can only be used with the same parameters they were first used with.',
      key,
    );
  }
  return kept;
}

function misuse(sentence: string, key: string): StripeApiError {
  const message = `${sentence} Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeApiError(400, { type: 'idempotency_error', message });
}
