import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { migrateDatabase } from '@/db/migrate';
import { isBuilt, sourceHash, stampBuild } from '@/scripts/lib/build-stamp';
import { waitFor } from '@/scripts/lib/health';
import { startLocalDatabase } from '@/scripts/lib/local-database';
import { requireFreePort } from '@/scripts/lib/ports';
import { Problem } from '@/scripts/lib/problem';
import type { Step } from '@/scripts/lib/progress';
import { loadSecrets } from '@/scripts/lib/secrets';
import { databaseIdentity, markSeeding, needsSeed } from '@/scripts/lib/seeding';
import { type ServiceEnv, serviceEnv } from '@/scripts/lib/service-env';
import { isLocalDatabase, portsInUse, type Settings } from '@/scripts/lib/settings';
import type { Supervisor } from '@/scripts/lib/supervisor';
import { stopSignal } from '@/scripts/local/postgres/cluster';
import type { Settings as ServerSettings } from '@/scripts/local/postgres/settings';

type StackOptions = {
  root: string;
  /** Where data, secrets and logs are kept. */
  dataDir: string;
  source: NodeJS.ProcessEnv;
  settings: Settings;
  supervisor: Supervisor;
  step: Step;
  /** `development` runs `next dev` and builds nothing. */
  mode: 'production' | 'development';
  /** Where the build goes, relative to the root. */
  distDir?: string;
  serverSettings?: ServerSettings;
};

export type Stack = {
  env: ServiceEnv;
  /** Addresses of what runs; the stand-ins only when they are started. */
  urls: { site: string; inbox?: string; stripe?: string };
};

const stages = { database: 0, standIns: 1, site: 2 };
const leastSpace = 300 * 1024 * 1024;

/**
 * Starts everything a visitor needs, in order, and resolves when the site answers: database, migrations, seed,
 * stand-ins, build, web and worker. What fails is thrown as a Problem; stopping is the supervisor's task.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { settings, dataDir, source, mode, step, supervisor } = options;
  await checkMachine(settings, dataDir);
  const secrets = loadSecrets(join(dataDir, 'secrets.json'));
  const databaseUrl = await startDatabase(options, secrets.databasePassword);
  const env = serviceEnv({ source, settings, secrets, databaseUrl, dataDir, mode });
  if (options.distDir) env.NEXT_DIST_DIR = options.distDir;

  await step('Database migrated', () => migrateDatabase(databaseUrl));
  await seed(options, env);
  const urls = await startStandIns(options, env);
  if (mode === 'production') await build(options, env);

  await step('Site and worker ready', async () => {
    const port = String(settings.ports.site);
    const next = ['node_modules/next/dist/bin/next', 'dev', '-p', port];
    // A page or an action leaves much short-lived garbage: room for it saves a tenth of the time (as `npm run web` does).
    const web = mode === 'production' ? ['--max-semi-space-size=64', 'scripts/web.mjs'] : next;
    const loud = mode === 'development';
    supervisor.start({ name: 'web', args: web, env, stage: stages.site, loud });
    supervisor.start({
      name: 'worker',
      args: ['--import', 'tsx', 'lib/jobs/worker.ts'],
      env,
      stage: stages.site,
      loud,
    });
    const url = `http://localhost:${port}/api/health`;
    await waitFor({ url, name: 'The site', death: supervisor.death, accept: (status) => status === 200 });
  });
  return { env, urls };
}

async function checkMachine(settings: Settings, dataDir: string): Promise<void> {
  for (const { port, what, variable } of portsInUse(settings)) await requireFreePort(port, what, variable);
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < leastSpace) {
    throw new Problem(
      'The disk is full: free some space (about 2 GB is comfortable) and run the command again.',
    );
  }
}

async function startDatabase(options: StackOptions, password: string): Promise<string> {
  const { settings, dataDir, source, step, supervisor, serverSettings } = options;
  if (source.DATABASE_URL) return source.DATABASE_URL;
  const port = settings.ports.postgres;
  const { url } = await step(`PostgreSQL 18 on port ${port}`, () =>
    startLocalDatabase({
      dataDir,
      port,
      password,
      settings: serverSettings,
      onSpawn: (child) => supervisor.watch('postgres', child, stages.database, stopSignal),
    }),
  );
  return url;
}

/** Fills an empty database; one on another machine is left alone, since it may be somebody's real one. */
async function seed({ step, supervisor }: StackOptions, env: ServiceEnv): Promise<void> {
  const url = env.DATABASE_URL;
  if (!isLocalDatabase(url) || !(await needsSeed(url))) return;
  await step('Events, venues and demo accounts added', async () => {
    await markSeeding(url, true);
    await supervisor.run({
      name: 'seed',
      args: ['--import', 'tsx', 'db/seed/main.ts'],
      env,
      stage: stages.standIns,
    });
    await markSeeding(url, false);
  });
}

async function startStandIns(options: StackOptions, env: ServiceEnv): Promise<Stack['urls']> {
  const { settings, step, supervisor } = options;
  const urls: Stack['urls'] = { site: settings.baseUrl };
  const standIns = [
    { key: 'stripe', name: 'Stripe stand-in', entry: 'scripts/local/stripe/main.ts' },
    { key: 'mail', name: 'Inbox', entry: 'scripts/local/mail/main.ts' },
  ] as const;
  const local = standIns.filter(({ key }) => settings[key] === 'local');
  for (const { key, entry } of local) {
    supervisor.start({ name: key, args: ['--import', 'tsx', entry], env, stage: stages.standIns });
  }
  for (const { key, name } of local) {
    const url = `http://localhost:${key === 'mail' ? settings.ports.inbox : settings.ports.stripe}`;
    await step(`${name} at ${url}`, () => waitFor({ url, name, death: supervisor.death }));
    urls[key === 'mail' ? 'inbox' : 'stripe'] = url;
  }
  return urls;
}

/** Builds the site unless the last build was made of the same sources, for the same address and database. */
async function build(options: StackOptions, env: ServiceEnv): Promise<void> {
  const { root, step, supervisor, distDir = '.next' } = options;
  const folder = join(root, distDir);
  const hash = sourceHash(root, [env.BASE_URL, await databaseIdentity(env.DATABASE_URL)]);
  if (isBuilt(folder, hash)) return;
  await step('Site built', async () => {
    const args = ['node_modules/next/dist/bin/next', 'build'];
    await supervisor.run({ name: 'build', args, env, stage: stages.site });
    stampBuild(folder, hash);
  });
}
