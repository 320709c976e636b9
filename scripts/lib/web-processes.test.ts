import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { freePort } from '@/scripts/lib/ports';

const fixture = join(import.meta.dirname, 'web-processes-fixture.mjs');
let running: ChildProcess | undefined;
afterEach(() => running?.kill('SIGKILL'));

async function start(...args: string[]) {
  const port = await freePort();
  running = spawn(process.execPath, [fixture, String(port), ...args], { stdio: 'ignore' });
  // A connection that was being handed to a process that is killed is lost with it.
  const ask = () =>
    fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(1_000) }).then((answer) => answer.text());
  return { process: running, ask };
}

/** Asks until so many processes have answered that are not among `known`. */
async function answering(ask: () => Promise<string>, count: number, known: string[] = []): Promise<string[]> {
  const seen = new Set<string>();
  await vi.waitFor(
    async () => {
      const pid = await ask();
      if (!known.includes(pid)) seen.add(pid);
      expect(seen.size).toBe(count);
    },
    { timeout: 20_000, interval: 20 },
  );
  return [...seen];
}

test('two processes answer on one port; one that is killed is replaced; SIGTERM ends both', async () => {
  const { process: primary, ask } = await start();
  const first = await answering(ask, 2);
  process.kill(Number(first[0]), 'SIGKILL');
  await answering(ask, 1, first);
  const ended = once(primary, 'exit');
  primary.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await expect(ask()).rejects.toThrow();
}, 60_000);

test('a server that cannot start is not started for ever', async () => {
  const { process: primary } = await start('ends at once');
  expect(await once(primary, 'exit')).toEqual([3, null]);
}, 60_000);
