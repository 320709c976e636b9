import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { freePort } from '@/scripts/lib/ports';
import { startCluster } from '@/scripts/local/postgres/cluster';
import { throwAway } from '@/scripts/local/postgres/settings';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL address that may create and drop databases. */
    adminUrl: string;
  }
}

/**
 * Gives integration tests a PostgreSQL: the one in TEST_DATABASE_URL, else a throw-away cluster that lives as long
 * as the run. Tests find its address with `inject('adminUrl')` or in TEST_DATABASE_URL.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('adminUrl', given);
    return undefined;
  }
  const folder = resolve('.data/test', `postgres-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const cluster = await startCluster({
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    settings: { ...throwAway, max_connections: 200 },
  });
  process.env.TEST_DATABASE_URL = cluster.adminUrl;
  project.provide('adminUrl', cluster.adminUrl);
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
