import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace } from './pace';

// The clock is moved by hand; the waiting itself is replaced by moving it.
const clock = vi.hoisted(() => ({ at: 0 }));
vi.mock('node:timers/promises', () => ({
  setTimeout: async (milliseconds: number) => {
    clock.at += milliseconds;
  },
}));

beforeEach(() => {
  clock.at = 1_000_000;
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('five a second: the eleventh waits two seconds, and nobody waits after a pause', async () => {
  const turn = createPace(5, () => clock.at);
  const started = clock.at;
  for (let mail = 1; mail <= 11; mail++) await turn();
  expect(clock.at - started).toBe(2_000);
  clock.at += 60_000;
  const later = clock.at;
  await turn();
  expect(clock.at).toBe(later);
});
