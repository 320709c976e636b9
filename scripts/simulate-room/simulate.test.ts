import { expect, test } from 'vitest';
import { simulateRoom } from './simulate';

test.each([1, 2, 3])(
  'an on-sale of 20,000 people for 1,000 tickets is fair and sells all of them (seed %i)',
  (seed) => {
    const crowd = { visitors: 20_000, gathered: 0.6, tickets: 1_000, target: 400, seed };
    const outcome = simulateRoom(crowd);
    // Of chance alone 4/sqrt(n) is passed once in sixteen thousand draws.
    expect(Math.abs(outcome.before)).toBeLessThan(4 / Math.sqrt(12_000));
    expect(outcome.after).toBe(1);
    expect(outcome).toMatchObject({ sold: 1_000, overtaken: 0 });
    expect(outcome.mostInside).toBeLessThanOrEqual(400);
    expect(outcome.longestPause).toBeLessThanOrEqual(5);
    expect(simulateRoom(crowd)).toEqual(outcome);
  },
);
