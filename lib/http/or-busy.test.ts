import { expect, test, vi } from 'vitest';
import { orBusy, readOrBusy } from './or-busy';

test('an answer passes through', async () => {
  const response = await orBusy(async () => Response.json({ fine: true }));
  expect(response.status).toBe(200);
});

test('a failure becomes 503 with the time to come again, and is kept by no cache', async () => {
  const response = await orBusy(() => Promise.reject(new Error('connection lost')));
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
});

test('while everything hangs, newcomers are told so and do not hang', async () => {
  const release: (() => void)[] = [];
  const hang = () => new Promise<Response>((resolve) => release.push(() => resolve(new Response('late'))));
  const hanging = Array.from({ length: 24 }, () => orBusy(hang));
  expect((await orBusy(async () => new Response('never'))).status).toBe(503);
  for (const go of release) go();
  expect((await Promise.all(hanging)).every((response) => response.status === 200)).toBe(true);
});

test('a small read that the database does not answer is given up, and its place is free again', async () => {
  vi.useFakeTimers();
  try {
    const hanging = Array.from({ length: 24 }, () => readOrBusy(() => new Promise<Response>(() => {})));
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await Promise.all(hanging)).every((response) => response.status === 503)).toBe(true);
    expect((await readOrBusy(async () => new Response('here'))).status).toBe(200);
  } finally {
    vi.useRealTimers();
  }
});
