import { inTime } from '@/lib/deadline';
import { createGate } from '@/lib/gate';
import { log } from '@/lib/log';
import { type PlainAnswer, plainJson } from './plain';

// Reads of small answers: a few at once keep every connection at work; who would wait longer hears so and comes again.
const pass = createGate({ width: 24, queue: 400, patience: 1_500 });

/** What only reads a little has long been answered by then. */
const readMs = 5_000;

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

const sayBusy = () =>
  Response.json(body, { status: 503, headers: { 'cache-control': 'private, no-store', ...retry } });

/** Answers, or says 503 with Retry-After when the database is slow or has a long line before it: never a bare 500. */
export function orBusy(answer: () => Promise<Response>): Promise<Response> {
  return orElse(answer, sayBusy);
}

/** The same for what only reads a little: a database that says nothing makes nobody wait. */
export function readOrBusy(answer: () => Promise<Response>): Promise<Response> {
  return orElse(() => inTime(readMs, answer), sayBusy);
}

/** A small read that is answered without a framework, behind the same gate. */
export function plainOrBusy(answer: () => Promise<PlainAnswer>): Promise<PlainAnswer> {
  return orElse(
    () => inTime(readMs, answer),
    () => plainJson(body, 503, retry),
  );
}
