// Notes which patches are in node_modules, so that a changed patch leads to a new installation.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const stampFile = 'node_modules/.tessera-patches';

/** A hash over the project's patches. */
export function patchesHash(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(join(folder, 'patches')).sort()) {
    hash.update(name).update(readFileSync(join(folder, 'patches', name)));
  }
  return hash.digest('hex');
}

if (process.argv.includes('--write')) writeFileSync(stampFile, patchesHash(process.cwd()));
