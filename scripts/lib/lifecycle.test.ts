import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isAlive } from './processes';
import { settleEarlierRun } from './run-file';

const fixture = resolve(import.meta.dirname, 'lifecycle-fixture.ts');

let folder: string;
let started: ChildProcess;
let pids: Record<string, number>;

/** A start in small whose parts all run. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lifecycle-'));
  started = fork(fixture, [folder], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  await once(started, 'message');
  await vi.waitFor(() => expect(linesOf('ready')).toHaveLength(3), { timeout: 20_000, interval: 50 });
  pids = Object.fromEntries(note().parts.map(({ name, pid }) => [name, pid]));
});
afterEach(async () => {
  started.kill('SIGKILL');
  for (const pid of Object.values(pids)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const runFile = () => join(folder, 'run.json');
const note = () =>
  JSON.parse(readFileSync(runFile(), 'utf8')) as {
    parts: { name: string; pid: number; startedAt: string }[];
  };
/** What the parts wrote down. */
const linesOf = (file: string) =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim().split('\n') : [];
const ended = () => linesOf('ended');
const allGone = () =>
  vi.waitFor(() => expect(Object.values(pids).filter(isAlive)).toEqual([]), {
    timeout: 20_000,
    interval: 50,
  });

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s stops every part, the last started stage first, and leaves nothing behind',
  async (signal, code) => {
    const exit = once(started, 'exit');
    started.kill(signal);
    expect((await exit)[0]).toBe(code);
    await allGone();
    expect(ended().slice(0, 2).sort()).toEqual(['web', 'worker']);
    expect(ended()[2]).toBe('database');
    expect(existsSync(runFile())).toBe(false);
  },
);

test('a part that dies ends all the others, and it is said which', async () => {
  const said: Buffer[] = [];
  started.stderr?.on('data', (text: Buffer) => said.push(text));
  const exit = once(started, 'exit');
  process.kill(pids.worker ?? 0, 'SIGKILL');
  expect((await exit)[0]).toBe(1);
  await allGone();
  expect(Buffer.concat(said).toString()).toMatch(
    /^worker ended unexpectedly \(killed by SIGKILL\), so everything was stopped/,
  );
  expect(ended().sort()).toEqual(['database', 'web']);
});

test('a start that is killed leaves no orphan: its guard stops the parts; the next start has nothing to fear', async () => {
  const exit = once(started, 'exit');
  started.kill('SIGKILL');
  await exit;
  await allGone();
  expect(ended().sort()).toEqual(['database', 'web', 'worker']);
  expect(await settleEarlierRun(runFile())).toEqual({ stopped: 0 });
  expect(existsSync(runFile())).toBe(false);
});

test('while one runs, the next start hears where; parts whose guard was killed too are stopped by it', async () => {
  expect(await settleEarlierRun(runFile())).toMatchObject({ running: { url: 'http://localhost:1' } });
  const guard = childrenOf(started.pid ?? 0).find((pid) => commandOf(pid).includes('guard.mjs'));
  const exit = once(started, 'exit');
  process.kill(guard ?? 0, 'SIGKILL');
  started.kill('SIGKILL');
  await exit;
  expect(Object.values(pids).every(isAlive)).toBe(true);
  expect(await settleEarlierRun(runFile())).toEqual({ stopped: 3 });
  await allGone();
});

const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
