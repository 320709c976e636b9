// Runs another script in the environment of the local stack: `tsx scripts/with-env.ts scripts/import.ts …`.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { localEnv } from '@/scripts/lib/local-env';
import { explain } from '@/scripts/lib/problem';

try {
  Object.assign(process.env, localEnv());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
process.argv.splice(1, 1);
await import(pathToFileURL(resolve(process.argv[1] ?? '')).href);
