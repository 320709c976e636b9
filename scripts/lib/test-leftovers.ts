import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@/scripts/lib/processes';
import { settleEarlierRun } from '@/scripts/lib/run-file';
import { clearLeftover } from '@/scripts/local/postgres/leftover';

/**
 * Stops and removes what test runs left that were killed. A folder is named after the process it belongs to, as in
 * `stack-4711`; one whose process lives is in use and left alone.
 */
export async function clearTestLeftovers(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = Number(name.split('-').at(-1));
    if (!pid || isAlive(pid)) continue;
    const path = join(folder, name);
    await settleEarlierRun(join(path, 'run.json'));
    for (const cluster of ['data', 'postgres']) await clearLeftover(join(path, cluster));
    rmSync(path, { recursive: true, force: true });
  }
}
