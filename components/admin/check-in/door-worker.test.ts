import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';

type Navigation = { request: object; respondWith: (answer: Promise<unknown>) => void };

/** The worker's file as a browser runs it, with a network and a store that the test gives it. */
function startWorker(network: () => Promise<unknown>, kept: unknown) {
  const listeners: Record<string, (event: Navigation) => void> = {};
  const file = readFileSync(resolve(import.meta.dirname, '../../../public/door-worker.js'), 'utf8');
  runInNewContext(file, {
    self: {
      addEventListener: (name: string, listener: (event: Navigation) => void) => {
        listeners[name] = listener;
      },
    },
    caches: { match: async () => kept },
    fetch: network,
    location: { origin: 'https://tessera.example' },
    URL,
    setTimeout,
  });
  const request = { url: 'https://tessera.example/door', method: 'GET', mode: 'navigate' };
  return new Promise<unknown>((answer) => {
    listeners.fetch?.({ request, respondWith: (given) => answer(given) });
  });
}

test('a network that does not answer for three seconds is none: the page comes as it was kept', async () => {
  vi.useFakeTimers();
  try {
    const answer = startWorker(() => new Promise(() => {}), 'kept');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await answer).toBe('kept');
  } finally {
    vi.useRealTimers();
  }
});

test('the network is asked first, and is not needed; without a kept page its failure is told', async () => {
  expect(await startWorker(async () => 'new', 'kept')).toBe('new');
  expect(await startWorker(() => Promise.reject(new Error('offline')), 'kept')).toBe('kept');
  await expect(startWorker(() => Promise.reject(new Error('offline')), undefined)).rejects.toThrow('offline');
});
