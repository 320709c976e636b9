import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process as it can be recognised later: a pid alone may have been given to another program since. */
export type Identity = { pid: number; startedAt: string };

/** Whether a process (or, with a negative number, a process group) exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process was started, as an opaque text that never changes during its life; undefined when it is gone. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 22nd field, the 20th after the name.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return process.platform === 'linux' ? undefined : startTimeFromPs(pid);
  }
}

function startTimeFromPs(pid: number): string | undefined {
  try {
    const output = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { stdio: 'pipe' });
    return output.toString().trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The identity of a running process, or undefined when it is gone. */
export function identify(pid: number): Identity | undefined {
  const startedAt = startTime(pid);
  return startedAt ? { pid, startedAt } : undefined;
}

/** Whether exactly this process still runs. */
export function stillRuns(identity: Identity): boolean {
  return startTime(identity.pid) === identity.startedAt;
}

/** Sends a signal to a process group, or to the process alone when it leads none. Gone already is fine. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // Gone, or not a group leader: the next target decides.
    }
  }
}

/** Waits until a condition holds, looking every 50 ms. Resolves to whether it came true within `timeoutMs`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await pause(50);
  }
  return true;
}

/** Asks a group to stop with `signal` and kills it when it has not within `graceMs`. */
export async function stopGroup(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const gone = () => startTime(pid) === undefined && !isAlive(-pid);
  if (gone()) return;
  signalGroup(pid, signal);
  if (await until(gone, graceMs)) return;
  signalGroup(pid, 'SIGKILL');
  await until(gone, 5_000);
}
