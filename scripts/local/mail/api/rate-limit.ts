import type { State } from '../state';
import { faultError } from './errors';

const WINDOW_MS = 1000;

/** Counts requests by the second. Throws the 429 once a second has had as many as the state allows. */
export function createRateLimit(state: State) {
  let windowEnds = 0;
  let taken = 0;
  return function takeTurn(now: number): void {
    if (state.ratePerSecond === null) return;
    if (now >= windowEnds) {
      windowEnds = now + WINDOW_MS;
      taken = 0;
    }
    if (taken >= state.ratePerSecond) throw faultError(429);
    taken += 1;
  };
}
