import { describe, expect, test } from 'vitest';
import { isStrained, type Measured, mostAdmissionsPerSecond, nextStep, wholePeople } from './pace';

const quiet: Measured = { latencyMs: 40, failed: 0, inside: 0, underway: 0, free: 1_000, waiting: 10_000 };
const limits = { target: 300, ceiling: mostAdmissionsPerSecond };

/** Steps of one second with the same measurements. */
function run(rate: number, measured: Measured, steps: number): number[] {
  const rates = [rate];
  for (let n = 0; n < steps; n++) rates.push(nextStep({ rate: rates.at(-1) ?? 0 }, measured, limits, 1).rate);
  return rates;
}

describe('the valve', () => {
  test('opens little by little while the site is quick, and never above the ceiling', () => {
    const rates = run(5, quiet, 100);
    expect(rates.slice(0, 3)).toEqual([5, 5.5, 6]);
    expect(rates.at(-1)).toBe(mostAdmissionsPerSecond);
  });

  test.each([
    ['slow holds', { latencyMs: 900, failed: 0 }],
    ['failures', { latencyMs: 40, failed: 0.05 }],
  ])('halves at %s, down to a trickle, never to nothing', (_, trouble) => {
    const rates = run(16, { ...quiet, ...trouble }, 10);
    expect(rates.slice(0, 4)).toEqual([16, 8, 4, 2]);
    expect(rates.at(-1)).toBe(0.2);
  });

  test('finds its way back to what the site can take', () => {
    // A site whose holds become slow above twelve a second.
    let rate = 5;
    const seen: number[] = [];
    for (let n = 0; n < 500; n++) {
      rate = nextStep({ rate }, { ...quiet, latencyMs: rate > 12 ? 800 : 60 }, limits, 1).rate;
      if (n > 50) seen.push(rate);
    }
    expect(Math.max(...seen)).toBeLessThanOrEqual(12.5);
    expect(seen.reduce((sum, one) => sum + one, 0) / seen.length).toBeGreaterThan(8);
  });

  test('calls only for whom there is room, a ticket, and who is there', () => {
    const call = (change: Partial<Measured>) =>
      nextStep({ rate: 10 }, { ...quiet, ...change }, limits, 1).call;
    expect(call({})).toBe(10.5);
    expect(call({ inside: 297, underway: 1 })).toBe(2);
    expect(call({ inside: 290, underway: 30 })).toBe(0);
    expect(call({ free: 3 })).toBe(3);
    expect(call({ free: 0 })).toBe(0);
    expect(call({ waiting: 4 })).toBe(4);
  });

  test('does not grow while it is not the rate that holds people back', () => {
    expect(nextStep({ rate: 5 }, { ...quiet, inside: 299 }, limits, 1).rate).toBe(5);
    expect(nextStep({ rate: 5 }, { ...quiet, waiting: 2 }, limits, 1).rate).toBe(5);
  });

  test('takes a lower ceiling at once', () => {
    expect(nextStep({ rate: 18 }, quiet, { ...limits, ceiling: 6 }, 1).rate).toBe(6);
  });

  test('no holds at all are no strain', () => {
    expect(isStrained({ latencyMs: null, failed: 0 })).toBe(false);
  });
});

test('fractions of people add up to people', () => {
  let carried = 0;
  let people = 0;
  for (let n = 0; n < 10; n++) {
    const step = wholePeople(carried, 0.3);
    people += step.people;
    carried = step.carried;
  }
  expect(people).toBe(3);
  expect(carried).toBeCloseTo(0);
});
