import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onEndRequested } from '@/scripts/lib/lifecycle';
import { freePort } from '@/scripts/lib/ports';
import { clearTestLeftovers } from '@/scripts/lib/test-leftovers';
import { startCluster } from '@/scripts/local/postgres/cluster';
import { throwAway } from '@/scripts/local/postgres/settings';

/** A PostgreSQL for this run alone; whatever ends the process also stops it and removes its data. */
export async function startThrowAway(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const parent = resolve('.data/simulate');
  await clearTestLeftovers(parent);
  const folder = join(parent, `postgres-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const cluster = await startCluster({
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    settings: { ...throwAway, max_connections: 200 },
  });
  const stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  onEndRequested((exitCode) => void stop().finally(() => process.exit(exitCode)));
  return { adminUrl: cluster.adminUrl, stop };
}
