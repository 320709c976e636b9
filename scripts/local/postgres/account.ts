import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Problem } from '@/scripts/lib/problem';

/** Who runs the server: PostgreSQL refuses root, so root lends it another account. */
export type Account = { uid: number; gid: number } | undefined;

/** The command and spawn options that run a program as an account. */
type Launch = { command: string; args: string[]; uid?: number; gid?: number };

const keepsFileAccess = [
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  // access(2), which PostgreSQL asks, forgets the right of a non-root user without this.
  '--securebits=+no_setuid_fixup',
];

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return undefined;
  }
}

/**
 * The account for a data directory: nothing special for a normal user; for root the directory's owner when it
 * exists already, else `postgres` or `nobody`. Throws a Problem when root finds no such account.
 */
export function chooseAccount(dataDir: string, ownUid = process.getuid?.()): Account {
  if (ownUid !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid && gid) return { uid, gid };
  }
  throw new Problem(
    'PostgreSQL cannot run as root: create a user named "postgres" (useradd postgres), or run as a normal user.',
  );
}

const probe = ['-c', 'cd "$1" && "$0" --version'];

function reaches(launch: Launch): boolean {
  try {
    execFileSync(launch.command, launch.args, { stdio: 'ignore', uid: launch.uid, gid: launch.gid });
    return true;
  } catch {
    return false;
  }
}

/**
 * How to run `program` on `dataDir` as `account`. A project inside a folder that only root may enter (/root, a
 * private temporary folder) hides its files from that account; then it keeps root's right to pass through.
 */
export function launchAs(account: Account, program: string, dataDir: string, args: string[]): Launch {
  if (!account) return { command: program, args };
  if (reaches({ command: 'sh', args: [...probe, program, dataDir], ...account })) {
    return { command: program, args, ...account };
  }
  const set = [`--reuid=${account.uid}`, `--regid=${account.gid}`, ...keepsFileAccess];
  if (reaches({ command: 'setpriv', args: [...set, 'sh', ...probe, program, dataDir] })) {
    return { command: 'setpriv', args: [...set, program, ...args] };
  }
  throw new Problem(
    'PostgreSQL cannot run as root, and no other account may enter this folder: move the project somewhere like /srv, or run as a normal user.',
  );
}
