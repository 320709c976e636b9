import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '@/scripts/lib/problem';

type Manifest = { node: Record<string, { exportedName?: string; filename?: string }> };

/** The id under which a build serves a server action. Ids differ from build to build. */
export function findActionId(distDir: string, filename: string, exportedName: string): string {
  const file = join(distDir, 'server', 'server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const found = Object.entries(node).find(
    ([, action]) => action.exportedName === exportedName && action.filename === filename,
  );
  if (!found) throw new Problem(`The build serves no ${exportedName} of ${filename}: see ${file}.`);
  return found[0];
}
