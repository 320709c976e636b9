import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import postgres from 'postgres';
import { type Cluster, startCluster } from '@/scripts/local/postgres/cluster';
import type { Settings as ServerSettings } from '@/scripts/local/postgres/settings';

const name = 'tessera';

/** Address of the site's database in the embedded PostgreSQL. */
export function siteDatabaseUrl(port: number, password: string): string {
  return `postgres://${name}:${password}@127.0.0.1:${port}/${name}`;
}

type LocalDatabase = { cluster: Cluster; url: string };

/** Starts the embedded PostgreSQL of this copy, with the site's own role and database. */
export async function startLocalDatabase(options: {
  dataDir: string;
  port: number;
  /** A password of letters and digits; the superuser and the site's role share it. */
  password: string;
  settings?: ServerSettings;
  onSpawn?: (child: ChildProcess) => void;
}): Promise<LocalDatabase> {
  const { dataDir, port, password, settings, onSpawn } = options;
  const cluster = await startCluster({
    dataDir: join(dataDir, 'postgres'),
    port,
    password,
    settings: { max_connections: 200, shared_buffers: '256MB', ...settings },
    onSpawn,
  });
  const admin = postgres(cluster.adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const [role] = await admin`select 1 from pg_roles where rolname = ${name}`;
    if (!role) await admin.unsafe(`create role ${name} login password '${password}'`);
    const [database] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!database) await admin.unsafe(`create database ${name} owner ${name}`);
  } finally {
    await admin.end();
  }
  return { cluster, url: siteDatabaseUrl(port, password) };
}
