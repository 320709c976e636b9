import { createHash } from 'node:crypto';
import type { KeptAnswer, State } from '../state';
import { forgetOldAnswers } from '../state';
import { ResendError } from './errors';

const MAX_KEY = 256;

/** What makes two requests the same: their path and JSON, with the keys in any order. */
export function fingerprintOf(path: string, body: unknown): string {
  return createHash('sha256')
    .update(`${path} ${canonical(body)}`)
    .digest('base64');
}

/**
 * Looks a key up. Answers the kept answer to give again, or undefined when the request is to be done.
 * Throws when the key belongs to another payload, or to a request that is still being done.
 */
export function lookUpKey(
  state: State,
  running: ReadonlySet<string>,
  request: { key: string; fingerprint: string; now: number },
): KeptAnswer | undefined {
  const { key, fingerprint, now } = request;
  if (key.length < 1 || key.length > MAX_KEY) {
    throw new ResendError('invalid_idempotency_key', `The key must be between 1-${MAX_KEY} chars.`);
  }
  if (running.has(key)) {
    throw new ResendError(
      'concurrent_idempotent_requests',
      'Same idempotency key used while original request is still in progress.',
    );
  }
  forgetOldAnswers(state, now);
  const kept = state.answers.get(key);
  if (kept && kept.fingerprint !== fingerprint) {
    throw new ResendError(
      'invalid_idempotent_request',
      'Same idempotency key used with a different request payload.',
    );
  }
  return kept;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
