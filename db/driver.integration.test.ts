import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { scenarios, Verdict } from '@/scripts/lib/driver/scenarios';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const patched = join(root, 'node_modules/postgres');
const names: (keyof typeof scenarios)[] = ['storm', 'straggler', 'reset', 'slowBranch', 'fullPipeline'];

let folder: string;
let url: string;
const database = `driver_${process.pid}_${Date.now()}`;
const withAdmin = async (statement: string) => {
  const admin = postgres(inject('adminUrl'), { max: 1, onnotice: () => undefined });
  await admin.unsafe(statement);
  await admin.end();
};

/** The driver as published: a copy of the installed one with our patch taken back. */
async function unpatchedCopy(): Promise<string> {
  cpSync(patched, join(folder, 'node_modules/postgres'), { recursive: true });
  cpSync(join(root, 'patches'), join(folder, 'patches'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"control","version":"1.0.0"}');
  await run(process.execPath, [join(root, 'node_modules/patch-package/index.js'), '--reverse'], {
    cwd: folder,
  });
  return join(folder, 'node_modules/postgres');
}

/** Plays a scenario in a child process; a child that dies or hangs is itself the fault. */
async function play(driver: string, entry: string, name: string, timeout = 40_000): Promise<Verdict> {
  const file = pathToFileURL(join(driver, entry)).href;
  try {
    const args = [join(root, 'scripts/lib/driver/scenarios.ts'), file, url, name];
    const { stdout } = await run(process.execPath, args, { timeout });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    return { faults: [`the process died: ${stderr.match(/^\w*Error:.*$/m)?.[0] ?? error}`], facts: {} };
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'driver-'));
  await withAdmin(`create database ${database}`);
  const address = new URL(inject('adminUrl'));
  address.pathname = `/${database}`;
  url = address.href;
});

afterAll(async () => {
  await withAdmin(`drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

describe('the patched driver', () => {
  test.each(names)('%s: nothing crashes, leaks or hangs (ES modules)', async (name) => {
    const { faults, facts } = await play(patched, 'src/index.js', name);
    expect(faults).toEqual([]);
    if (name === 'storm') expect(facts.killed).toBeGreaterThan(30);
    if (name === 'reset') expect(facts.rejected).toBe(5);
  });

  test.each(names)('%s: the same for CommonJS', async (name) => {
    expect((await play(patched, 'cjs/src/index.js', name)).faults).toEqual([]);
  });
});

describe('control: the driver as published', () => {
  test('fails every scenario, so the patch is what holds', async () => {
    const published = await unpatchedCopy();
    for (const name of names) {
      const { faults } = await play(published, 'src/index.js', name, 10_000);
      expect(faults, `${name} passed without the patch`).not.toEqual([]);
    }
  }, 90_000);
});
