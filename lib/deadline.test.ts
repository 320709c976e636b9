import { expect, test, vi } from 'vitest';
import { inTime } from './deadline';
import { isAway, OverloadedError } from './errors';

test('whoever answers in time is heard, with what he throws; whoever is silent is given up', async () => {
  vi.useFakeTimers();
  try {
    expect(await inTime(10, async () => 'here')).toBe('here');
    await expect(inTime(10, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    const given = expect(inTime(10, () => new Promise(() => {}))).rejects.toBeInstanceOf(OverloadedError);
    await vi.advanceTimersByTimeAsync(10);
    await given;
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

const withCode = (code: string) => new Error('query failed', { cause: Object.assign(new Error(), { code }) });

test.each(['08006', '53100', '57P01', '25006', 'CONNECTION_CLOSED', 'ECONNREFUSED'])(
  '%s: the database is away',
  (code) => {
    expect(isAway(withCode(code))).toBe(true);
  },
);

test.each(['23505', '40001', '42601', 'ENOENT'])('%s: it is there', (code) => {
  expect(isAway(withCode(code))).toBe(false);
});
