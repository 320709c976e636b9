import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '@/scripts/lib/problem';
import { isAlive, stopGroup, until } from '@/scripts/lib/processes';

const fastShutdown = 'SIGINT';

/** What a `postmaster.pid` says, as far as it matters here. */
type LockFile = { pid: number; port: number };

/** Reads a `postmaster.pid`: the pid stands on its first line, the port on its fourth. */
export function parseLockFile(text: string): LockFile | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) || 0 } : undefined;
}

function isServerOf(pid: number, dataDir: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command.some((part) => part.endsWith('postgres')) && command.includes(dataDir);
  } catch {
    // Without /proc the lock file's word is taken: PostgreSQL itself trusts it too.
    return process.platform !== 'linux' && isAlive(pid);
  }
}

/**
 * Makes a data directory startable after a crash: a server that outlived its supervisor is shut down, and a lock
 * file whose pid is gone or now belongs to another program is removed. Returns what was done, for the log.
 */
export async function clearLeftover(dataDir: string): Promise<'clean' | 'stopped' | 'unlocked'> {
  const path = join(dataDir, 'postmaster.pid');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'clean';
    throw error;
  }
  const lock = parseLockFile(text);
  if (lock && isServerOf(lock.pid, dataDir)) {
    await stopGroup(lock.pid, fastShutdown, 20_000);
    if (!(await until(() => !isServerOf(lock.pid, dataDir), 5_000))) {
      throw new Problem(
        `A PostgreSQL server (process ${lock.pid}) still uses ${dataDir}: stop it and run again.`,
      );
    }
    return 'stopped';
  }
  rmSync(path, { force: true });
  return 'unlocked';
}
