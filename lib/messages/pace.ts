import { setTimeout as wait } from 'node:timers/promises';

/**
 * Hands out turns, at most `perSecond` of them, evenly spaced, to whoever awaits the returned function; first come,
 * first served. Of one process: a provider that several processes together ask too much answers 429, and the mail
 * waits in the queue.
 */
export function createPace(perSecond: number, now: () => number = Date.now): () => Promise<void> {
  const interval = 1_000 / perSecond;
  let next = 0;
  return async () => {
    const turn = Math.max(now(), next);
    next = turn + interval;
    if (turn > now()) await wait(turn - now());
  };
}
