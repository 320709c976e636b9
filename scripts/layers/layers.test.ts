import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { plants } from './plants';

const report = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), message: z.string(), location: z.object({ path: z.string() }) }),
  ),
});

/** What each rule says, by the rule's name: the message is what Biome reports. */
const ruleNames = new Map(
  readdirSync('scripts/layers/rules').map((file) => {
    const [, message] =
      /message\s*=\s*"(.+?)"/.exec(readFileSync(`scripts/layers/rules/${file}`, 'utf8')) ?? [];
    return [message ?? '', file.replace('.grit', '')];
  }),
);

let root: string;
let complaints: Map<string, string[]>;

beforeAll(async () => {
  // The project's own configuration over a tree of planted files, so that nothing is planted in the real one.
  root = mkdtempSync(join(tmpdir(), 'tessera-layers-'));
  for (const part of ['biome.json', '.gitignore', 'scripts/layers/rules']) {
    cpSync(part, join(root, part), { recursive: true });
  }
  for (const { file, code } of plants) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), code);
  }
  complaints = await lint(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The rules that each file breaks. */
async function lint(folder: string): Promise<Map<string, string[]>> {
  const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 10_000_000 }, (_, stdout) => resolve(stdout));
  });
  const found = new Map<string, string[]>();
  for (const { category, message, location } of report.parse(JSON.parse(output)).diagnostics) {
    const rule =
      category === 'plugin' ? (ruleNames.get(message) ?? message) : (category.split('/').at(-1) ?? '');
    found.set(location.path, [...(found.get(location.path) ?? []), rule]);
  }
  return found;
}

describe('planted imports', () => {
  test.each(plants)('$file: $refusedBy', ({ file, refusedBy }) => {
    const rules = complaints.get(file) ?? [];
    if (refusedBy) expect(rules).toContain(refusedBy);
    else expect(rules).toEqual([]);
  });
});

test('every rule has a plant that it refuses', () => {
  const proven = new Set(plants.map((plant) => plant.refusedBy));
  expect([...ruleNames.values()].filter((rule) => !proven.has(rule))).toEqual([]);
});
