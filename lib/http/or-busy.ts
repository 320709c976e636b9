import { createGate } from '@/lib/gate';
import { log } from '@/lib/log';
import { type PlainAnswer, plainJson } from './plain';

// Reads of small answers: a few at once keep every connection at work; who would wait longer hears so and comes again.
const pass = createGate({ width: 24, queue: 400, patience: 1_500 });

async function orElse<T>(answer: () => Promise<T>, busy: () => T): Promise<T> {
  try {
    return await pass(answer);
  } catch (error) {
    log.error({ error }, 'a request could not be answered in time');
    return busy();
  }
}

const body = { error: 'busy' };
const retry = { 'retry-after': '5' };

/**
 * Answers, or says 503 with Retry-After when the database is slow, silent or has a long line before it: never a hang,
 * never a bare 500.
 */
export function orBusy(answer: () => Promise<Response>): Promise<Response> {
  const headers = { 'cache-control': 'private, no-store', ...retry };
  return orElse(answer, () => Response.json(body, { status: 503, headers }));
}

/** The same for what is answered without a framework, behind the same gate. */
export function plainOrBusy(answer: () => Promise<PlainAnswer>): Promise<PlainAnswer> {
  return orElse(answer, () => plainJson(body, 503, retry));
}
