import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'patches',
  'instrumentation.ts',
  'package-lock.json',
  'next.config.js',
  'page-cache.js',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];
const beside = /\.test\.tsx?$|\.sql$/;

function addToHash(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const files = path.includes('.')
    ? [path]
    : readdirSync(full, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .sort();
  for (const file of files) {
    if (!beside.test(file)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
}

/** A hash over everything that a build of the site is made of; `context` adds what is baked in besides (addresses). */
export function sourceHash(root: string, context: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(context));
  for (const path of sources) addToHash(hash, root, path);
  return hash.digest('hex');
}

const stampOf = (distDir: string) => join(distDir, 'tessera-stamp');

/** Whether a finished build made of exactly this is there. */
export function isBuilt(distDir: string, hash: string): boolean {
  const stamp = stampOf(distDir);
  return existsSync(join(distDir, 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Notes what a build was made of; call it when the build has succeeded. */
export function stampBuild(distDir: string, hash: string): void {
  writeFileSync(stampOf(distDir), hash);
}
