import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import postgres from 'postgres';
import { Problem, systemProblem } from '@/scripts/lib/problem';
import { stopGroup, until } from '@/scripts/lib/processes';
import { chooseAccount, launchAs } from '@/scripts/local/postgres/account';
import { findBinaries } from '@/scripts/local/postgres/binaries';
import { initialise, isInitialised, superuser } from '@/scripts/local/postgres/initialise';
import { clearLeftover } from '@/scripts/local/postgres/leftover';
import { type Settings, serverEnv, serverFlags } from '@/scripts/local/postgres/settings';

type ClusterOptions = {
  /** Absolute path; created at the first start. The server's log goes beside it, with `.log` added. */
  dataDir: string;
  port: number;
  /** Of the superuser `postgres`; fixed when the cluster is created. */
  password: string;
  settings?: Settings;
  /** Called as soon as the server process exists, before it is ready. */
  onSpawn?: (child: ChildProcess) => void;
};

export type Cluster = {
  process: ChildProcess;
  /** Address of the superuser's own database. */
  adminUrl: string;
  /** Address of a database with that name, for the superuser. */
  urlOf: (database: string) => string;
  /** Shuts down quickly but in order; kills after 20 seconds. */
  stop: () => Promise<void>;
};

/** First signal of an orderly shutdown that does not wait for clients to leave. */
export const stopSignal = 'SIGINT';

/**
 * Starts an embedded PostgreSQL, creating the cluster at first and tidying up after a crash. Resolves when it
 * answers queries. Throws a Problem for what a person can mend (port, disk, permission, unsupported machine).
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, port, password, settings = {} } = options;
  const binaries = await findBinaries();
  mkdirSync(dirname(dataDir), { recursive: true });
  const account = chooseAccount(dataDir);
  if (isInitialised(dataDir)) await clearLeftover(dataDir);
  else initialise(dataDir, binaries, account, password);

  const args = ['-D', dataDir, ...serverFlags(port, settings)];
  const { command, args: allArgs, uid, gid } = launchAs(account, binaries.postgres, dataDir, args);
  const log = openSync(`${dataDir}.log`, 'w');
  const child = spawn(command, allArgs, {
    uid,
    gid,
    stdio: ['ignore', log, log],
    detached: true,
    env: serverEnv(),
  });
  closeSync(log);
  options.onSpawn?.(child);

  const urlOf = (database: string) =>
    `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const stop = () => stopGroup(child.pid ?? 0, stopSignal, 20_000);
  const cluster = { process: child, adminUrl: urlOf('postgres'), urlOf, stop };
  await waitUntilReady(cluster, `${dataDir}.log`);
  return cluster;
}

async function waitUntilReady(cluster: Cluster, logFile: string): Promise<void> {
  const { process: child } = cluster;
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  const exited = () => failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  let answered = false;
  await until(async () => {
    answered = !exited() && (await answers(cluster.adminUrl));
    return answered || exited();
  }, 60_000);
  if (answered) return;
  await cluster.stop();
  throw failure ?? startProblem(readFileSync(logFile, 'utf8'), logFile);
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '28P01') {
      throw new Problem(
        'The database was created with another password: remove .data/postgres or restore .data/secrets.json.',
      );
    }
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function startProblem(log: string, logFile: string): Problem {
  if (/No space left/i.test(log)) return new Problem(systemProblem({ code: 'ENOSPC' }) ?? '');
  if (/Address already in use/i.test(log)) {
    return new Problem(
      'The port for PostgreSQL is taken: stop the program that uses it, or set POSTGRES_PORT.',
    );
  }
  if (/Permission denied|wrong ownership/i.test(log)) {
    return new Problem(
      'PostgreSQL may not read its data folder: run as the user who created .data, or remove .data.',
    );
  }
  const said = log.split('\n').find((line) => /FATAL|PANIC/.test(line));
  return new Problem(`PostgreSQL did not start${said ? ` (${said.trim()})` : ''}: see ${logFile}.`);
}
