/** What is counted as having gone well or failed. A refusal that the asker can understand ("taken") is no failure. */
export type Measure = 'holds' | 'checkouts' | 'webhooks' | 'mails' | `job:${string}`;
export type Outcome = 'ok' | 'failed';
export type Count = { measure: string; outcome: Outcome; count: number };

// Next bundles modules more than once; one set of counters per process all the same.
const shared = globalThis as { tesseraTally?: Map<string, Count> };

function counts(): Map<string, Count> {
  shared.tesseraTally ??= new Map();
  return shared.tesseraTally;
}

/** Counts in memory only, so that it costs a busy path nothing; `takeTally` carries it to the database. */
export function tally(measure: Measure, outcome: Outcome): void {
  const key = `${measure} ${outcome}`;
  const known = counts().get(key);
  if (known) known.count++;
  else counts().set(key, { measure, outcome, count: 1 });
}

/** What an action or a route answered, as an outcome: only what is our fault counts as failed. */
export const outcomeOf = (result: { ok: boolean; code?: string }): Outcome =>
  !result.ok && ourFault.has(result.code ?? '') ? 'failed' : 'ok';

const ourFault = new Set(['FAILED', 'BUSY', 'STRIPE_UNAVAILABLE', 'PAYMENT_UNAVAILABLE']);

/** Everything counted since the last call; the caller writes it down, or gives it back with `returnTally`. */
export function takeTally(): Count[] {
  const taken = [...counts().values()];
  shared.tesseraTally = new Map();
  return taken;
}

/** Puts back what could not be written down. */
export function returnTally(taken: Count[]): void {
  for (const one of taken) {
    const key = `${one.measure} ${one.outcome}`;
    const known = counts().get(key);
    if (known) known.count += one.count;
    else counts().set(key, { ...one });
  }
}
