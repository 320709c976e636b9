import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem, systemProblem } from '@/scripts/lib/problem';
import { type Account, launchAs } from '@/scripts/local/postgres/account';
import type { Binaries } from '@/scripts/local/postgres/binaries';
import { serverEnv } from '@/scripts/local/postgres/settings';

export const superuser = 'postgres';
const done = 'tessera-ready';

function writeSecret(text: string, account: Account): string {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-'));
  const file = join(folder, 'password');
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  if (account) for (const path of [file, folder]) chownSync(path, account.uid, account.gid);
  return file;
}

/** A half-made cluster (the machine stopped during the first start) holds nothing yet and is made anew. */
function emptyFolder(dataDir: string, account: Account): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true });
  if (account) chownSync(dataDir, account.uid, account.gid);
}

/** Whether a cluster was fully made here before. */
export function isInitialised(dataDir: string): boolean {
  return existsSync(join(dataDir, done));
}

/**
 * Makes a cluster whose superuser is `postgres` with the given password: UTF-8, with a collation of PostgreSQL's
 * own, so that text sorts and folds alike on every machine. Throws a Problem with what initdb said.
 */
export function initialise(dataDir: string, binaries: Binaries, account: Account, password: string): void {
  emptyFolder(dataDir, account);
  const secret = writeSecret(password, account);
  try {
    const launch = launchAs(account, binaries.initdb, dataDir, [
      `--pgdata=${dataDir}`,
      `--username=${superuser}`,
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    const { command, args, uid, gid } = launch;
    const result = spawnSync(command, args, {
      uid,
      gid,
      encoding: 'utf8',
      env: serverEnv(),
    });
    if (result.error) throw result.error;
    if (result.status !== 0) throw initdbProblem(result.stderr);
    writeFileSync(join(dataDir, done), '');
  } finally {
    rmSync(dirname(secret), { recursive: true, force: true });
  }
}

function initdbProblem(stderr: string): Problem {
  if (/No space left/i.test(stderr)) return new Problem(systemProblem({ code: 'ENOSPC' }) ?? '');
  const said = stderr.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? stderr.trim();
  return new Problem(`PostgreSQL could not create its data folder: ${said}`);
}
