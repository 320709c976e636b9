import { readFileSync } from 'node:fs';
import { isAlive } from '@/scripts/lib/processes';

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** npm and the shell between it and us, when npm started this; they may be killed without our hearing of it. */
function npmProcesses(): number[] {
  if (!process.env.npm_lifecycle_event) return [];
  const shell = parentOf(process.ppid);
  const npm = shell ? parentOf(shell) : undefined;
  return [shell, npm].filter((pid) => pid !== undefined && pid > 1) as number[];
}

/**
 * Calls `stop` when this process is told to end (Ctrl-C, SIGTERM, a closed terminal) or when whoever started it is
 * gone: the bootstrap, seen by its channel, or npm, looked at every second.
 */
export function onEndRequested(stop: (exitCode: number) => void): void {
  process.on('SIGINT', () => stop(130));
  process.on('SIGTERM', () => stop(143));
  process.on('SIGHUP', () => stop(129));
  if (process.connected) process.on('disconnect', () => stop(143));
  process.channel?.unref();

  const above = npmProcesses();
  if (above.length === 0) return;
  setInterval(() => {
    if (!above.every(isAlive)) stop(143);
  }, 1_000).unref();
}
