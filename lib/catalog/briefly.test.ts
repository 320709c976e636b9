import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { briefly } from './briefly';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('one reading serves everybody who asks within the time', async () => {
  const read = vi.fn(async (key: string) => `${key}!`);
  const ask = briefly(read, { seconds: 5, size: 10 });
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a!', 'a!', 'b!']);
  vi.advanceTimersByTime(4_999);
  await ask('a');
  expect(read).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1);
  await ask('a');
  expect(read).toHaveBeenCalledTimes(3);
});

test('keeps at most so many, and no failures', async () => {
  const read = vi.fn(async (key: string) => key);
  const ask = briefly(read, { seconds: 5, size: 2 });
  for (const key of ['a', 'b', 'c', 'c', 'a']) await ask(key);
  expect(read.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a']);
  read.mockRejectedValueOnce(new Error('no'));
  await expect(ask('d')).rejects.toThrow('no');
  expect(await ask('d')).toBe('d');
});
