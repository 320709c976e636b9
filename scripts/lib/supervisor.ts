import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem, systemProblem } from '@/scripts/lib/problem';
import { identify, stopGroup } from '@/scripts/lib/processes';
import { type RunningPart, removeRun, writeRun } from '@/scripts/lib/run-file';
import { tail } from '@/scripts/lib/tail';

type Part = {
  name: string;
  /** Arguments for Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Parts of a higher stage are stopped before those of a lower one. */
  stage: number;
  /** Shows the output instead of keeping it in a file. */
  loud?: boolean;
};

export type Death = { name: string; how: string; log: string };

type Watched = RunningPart & { stage: number };

const graceMs = 15_000;
const guardScript = join(import.meta.dirname, 'guard.mjs');

function endOf(child: ChildProcess): Promise<string> {
  const code = () => (child.signalCode ? `killed by ${child.signalCode}` : `exit code ${child.exitCode}`);
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(code());
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(code()));
  });
}

/** A failure with what the part said last; a known cause (full disk, no permission) in one sentence instead. */
export function failure(what: string, log: string): string {
  const said = tail(log, 30);
  const code = /ENOSPC|No space left/i.test(said) ? 'ENOSPC' : undefined;
  return systemProblem({ code }) ?? `${what}. It said last:\n${said}\nAll of it is in ${log}.`;
}

/**
 * Starts the parts of the stack, each in a process group of its own, and answers for their end: `stopAll` stops
 * them in order, `death` resolves with the first one that ends by itself, and a guard process stops them when this
 * process is killed.
 */
export function createSupervisor(options: { url: string; runFile: string; logDir: string }) {
  const { url, runFile, logDir } = options;
  mkdirSync(logDir, { recursive: true });
  mkdirSync(dirname(runFile), { recursive: true });
  const parts = new Map<number, Watched>();
  const death = Promise.withResolvers<Death>();
  let stopping: Promise<void> | undefined;

  const guard = spawn(process.execPath, [guardScript], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.stdin.on('error', () => undefined);
  guard.unref();

  const logOf = (name: string) => join(logDir, `${name}.log`);
  const note = () => {
    const supervisor = identify(process.pid);
    if (supervisor) writeRun(runFile, { supervisor, url, parts: [...parts.values()] });
  };

  function register(child: ChildProcess, part: Omit<Watched, 'pid' | 'startedAt'>): void {
    const identity = child.pid ? identify(child.pid) : undefined;
    if (!identity) return;
    parts.set(identity.pid, { ...identity, ...part });
    guard.stdin.write(`+ ${identity.pid} ${part.signal}\n`);
    note();
    child.once('exit', () => {
      parts.delete(identity.pid);
      if (!stopping) guard.stdin.write(`- ${identity.pid}\n`);
    });
  }

  /** Takes over a process that leads its own group: its end is a death unless `stopAll` brought it about. */
  function watch(name: string, child: ChildProcess, stage: number, signal: NodeJS.Signals): void {
    register(child, { name, stage, signal });
    endOf(child).then((how) => {
      if (!stopping) death.resolve({ name, how, log: logOf(name) });
    });
  }

  function launch({ name, args, env, loud }: Part): ChildProcess {
    const log = openSync(logOf(name), 'w');
    const output = loud ? 'inherit' : log;
    const child = spawn(process.execPath, args, { stdio: ['ignore', output, output], detached: true, env });
    closeSync(log);
    return child;
  }

  /** Starts a part that is to run until the end. */
  function start(part: Part): ChildProcess {
    const child = launch(part);
    watch(part.name, child, part.stage, 'SIGTERM');
    return child;
  }

  /** Runs a part to its end. Throws a Problem with the last lines of its output when it fails. */
  async function run(part: Part): Promise<void> {
    const child = launch(part);
    register(child, { name: part.name, stage: part.stage, signal: 'SIGTERM' });
    const how = await endOf(child);
    if (child.exitCode !== 0) throw new Problem(failure(`${part.name} failed (${how})`, logOf(part.name)));
  }

  async function stopStages(): Promise<void> {
    const stages = [...new Set([...parts.values()].map((part) => part.stage))].sort((a, b) => b - a);
    for (const stage of stages) {
      const group = [...parts.values()].filter((part) => part.stage === stage);
      await Promise.all(group.map((part) => stopGroup(part.pid, part.signal, graceMs)));
    }
    guard.stdin.end();
    removeRun(runFile);
  }

  return {
    start,
    run,
    watch,
    logOf,
    death: death.promise,
    /** Stops everything, last started stage first; a part that does not obey within 15 seconds is killed. */
    stopAll: () => {
      stopping ??= stopStages();
      return stopping;
    },
  };
}

export type Supervisor = ReturnType<typeof createSupervisor>;
