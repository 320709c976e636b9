import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connect } from '@/db';
import { migrateDatabase } from '@/db/migrate';
import { waitFor } from '@/scripts/lib/health';
import { startLocalDatabase } from '@/scripts/lib/local-database';
import { freePort } from '@/scripts/lib/ports';
import { until } from '@/scripts/lib/processes';
import { loadSecrets } from '@/scripts/lib/secrets';
import { serviceEnv } from '@/scripts/lib/service-env';
import { readSettings } from '@/scripts/lib/settings';
import { createSupervisor } from '@/scripts/lib/supervisor';
import { withoutServices } from '@/scripts/lib/test-stages';
import { stopSignal } from '@/scripts/local/postgres/cluster';
import { throwAway } from '@/scripts/local/postgres/settings';

const root = resolve(import.meta.dirname, '../..');

const parts = {
  web: ['--max-semi-space-size=64', 'scripts/web.mjs'],
  worker: ['--import', 'tsx', 'lib/jobs/worker.ts'],
  stripe: ['--import', 'tsx', 'scripts/local/stripe/main.ts'],
  mail: ['--import', 'tsx', 'scripts/local/mail/main.ts'],
} as const;

type Part = keyof typeof parts;
export type Machine = Awaited<ReturnType<typeof startMachine>>;

/**
 * A whole site in processes that a test may kill, stop and start again one by one: PostgreSQL, both stand-ins, the web
 * process of the build under test, and the worker. Its database has the schema and nothing else.
 */
export async function startMachine(name: string) {
  const dataDir = join(root, '.data', 'faults', name);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const names = ['PORT', 'INBOX_PORT', 'STRIPE_PORT', 'POSTGRES_PORT'];
  const ports = await Promise.all(names.map(async (port) => [port, String(await freePort())]));
  const source = { ...withoutServices(process.env), ...Object.fromEntries(ports) };
  const settings = readSettings(source);
  const secrets = loadSecrets(join(dataDir, 'secrets.json'));
  const supervisor = createSupervisor({
    url: settings.baseUrl,
    runFile: join(dataDir, 'run.json'),
    logDir: join(dataDir, 'logs'),
  });

  async function startDatabase() {
    const { url, cluster } = await startLocalDatabase({
      dataDir,
      port: settings.ports.postgres,
      password: secrets.databasePassword,
      settings: throwAway,
      onSpawn: (child) => supervisor.watch('postgres', child, 0, stopSignal),
    });
    return { url, cluster };
  }

  let database = await startDatabase();
  await migrateDatabase(database.url);
  const env = {
    ...serviceEnv({ source, settings, secrets, databaseUrl: database.url, dataDir, mode: 'production' }),
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR || '.next-test',
  };
  const urls = {
    web: `${settings.baseUrl}/api/health`,
    stripe: `http://localhost:${settings.ports.stripe}`,
    mail: `http://localhost:${settings.ports.inbox}`,
  };
  const running = new Map<Part, ChildProcess>();
  const never = new Promise<never>(() => {});

  /** Starts a part and waits until it answers; the worker has no address, so nobody waits for it. */
  async function start(part: Part): Promise<void> {
    const stage = part === 'web' || part === 'worker' ? 2 : 1;
    running.set(part, supervisor.start({ name: part, args: [...parts[part]], env, stage }));
    if (part !== 'worker') await waitFor({ url: urls[part], name: part, death: never });
  }

  /** Ends a part; what it says at the end is its exit code, null after a signal that leaves no choice. */
  async function end(part: Part, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = running.get(part);
    if (!child?.pid) throw new Error(`${part} does not run`);
    const [[code]] = await Promise.all([once(child, 'exit'), process.kill(-child.pid, signal)]);
    return code as number | null;
  }

  await Promise.all([start('stripe'), start('mail')]);
  await Promise.all([start('web'), start('worker')]);
  const { db, close } = connect(database.url, { pool: 4, name: 'tessera-faults' });
  const pid = (part: Part) => running.get(part)?.pid;

  return {
    url: settings.baseUrl,
    urls,
    db,
    databaseUrl: database.url,
    start,
    end,
    /** Whether a part runs in the process in which it ran then. */
    livesAs: (part: Part, then: number | undefined) =>
      pid(part) === then && running.get(part)?.exitCode === null && !running.get(part)?.signalCode,
    pid,
    async restartDatabase(signal: 'SIGKILL' | 'SIGINT') {
      const child = database.cluster.process;
      process.kill(-(child.pid ?? 0), signal);
      await until(() => child.exitCode !== null || child.signalCode !== null, 20_000);
      database = await startDatabase();
    },
    /** Holds PostgreSQL with all its connections, as a network that swallows everything does; answers what lets it go. */
    freezeDatabase(): () => void {
      const postmaster = String(database.cluster.process.pid);
      const children = spawnSync('pgrep', ['-P', postmaster]).stdout.toString().split('\n').filter(Boolean);
      const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
        for (const each of [postmaster, ...children]) process.kill(Number(each), name);
      };
      signal('SIGSTOP');
      return () => signal('SIGCONT');
    },
    async stop() {
      await close();
      await supervisor.stopAll();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
