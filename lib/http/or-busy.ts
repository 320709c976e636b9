import { createGate } from '@/lib/gate';
import { log } from '@/lib/log';

// Reads of small answers: a few at once keep every connection at work; who would wait longer hears so and comes again.
const pass = createGate({ width: 24, queue: 400, patience: 1_500 });

/**
 * Answers, or says 503 with Retry-After when the database is slow, silent or has a long line before it: never a hang,
 * never a bare 500.
 */
export async function orBusy(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await pass(answer);
  } catch (error) {
    log.error({ error }, 'a request could not be answered in time');
    const headers = { 'cache-control': 'private, no-store', 'retry-after': '5' };
    return Response.json({ error: 'busy' }, { status: 503, headers });
  }
}
