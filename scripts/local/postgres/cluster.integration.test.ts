import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, expect, test } from 'vitest';
import { freePort } from '@/scripts/lib/ports';
import { identify, stillRuns, until } from '@/scripts/lib/processes';
import { type Cluster, startCluster } from '@/scripts/local/postgres/cluster';
import { parseLockFile } from '@/scripts/local/postgres/leftover';

// The name ends in our pid: should this run be killed, the next one tidies up.
const folder = resolve('.data/test', `recovery-${process.pid}`);
const dataDir = join(folder, 'data');
const password = 'only-for-this-test';
const started: Cluster[] = [];

async function start(): Promise<Cluster> {
  const cluster = await startCluster({ dataDir, port: await freePort(), password });
  started.push(cluster);
  return cluster;
}

async function query<T>(cluster: Cluster, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(cluster.adminUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const lockFile = join(dataDir, 'postmaster.pid');
const stepsIn = (cluster: Cluster) =>
  query(cluster, async (sql) =>
    (await sql<{ step: number }[]>`select step from steps order by step`).map((r) => r.step),
  );

afterEach(async () => {
  for (const cluster of started.splice(0)) await cluster.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('after kill -9 the next start recovers what was committed', async () => {
  const first = await start();
  await query(first, (sql) => sql.unsafe('create table steps (step int); insert into steps values (1)'));
  const pid = first.process.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await until(() => first.process.signalCode !== null, 5_000);
  expect(parseLockFile(readFileSync(lockFile, 'utf8'))?.pid).toBe(pid);

  const second = await start();
  expect(await stepsIn(second)).toEqual([1]);
});

test('a server that outlived its supervisor is stopped first', async () => {
  const first = await start();
  const identity = identify(first.process.pid ?? 0);
  await query(first, (sql) => sql`insert into steps values (2)`);

  const second = await start();
  expect(identity && stillRuns(identity)).toBe(false);
  expect(await stepsIn(second)).toEqual([1, 2]);
});

test('a stale lock whose number now belongs to another program is no obstacle', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(lockFile, `${process.pid}\n${dataDir}\n1700000000\n5432\n\n127.0.0.1\n`);

  const second = await start();
  expect(await stepsIn(second)).toEqual([1, 2]);
});
