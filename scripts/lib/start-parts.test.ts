import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isInstalled } from '@/scripts/lib/bootstrap.mjs';
import { isBuilt, sourceHash, stampBuild } from '@/scripts/lib/build-stamp';
import { stampFile } from '@/scripts/lib/patches-stamp.mjs';
import { freePort, requireFreePort } from '@/scripts/lib/ports';
import { explain, Problem, systemProblem } from '@/scripts/lib/problem';
import { duration } from '@/scripts/lib/progress';
import { loadSecrets } from '@/scripts/lib/secrets';
import { parseLockFile } from '@/scripts/local/postgres/leftover';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, content: unknown) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
};

describe('the installation', () => {
  const lock = (version: string) => ({
    packages: {
      '': {},
      'node_modules/a': { version },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  });

  beforeEach(() => {
    put('package-lock.json', lock('1.0.0'));
    put('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
    put('patches/a.patch', 'a patch');
    put(stampFile, 'of other patches');
  });

  test('is wanting when nothing is there, another version is locked, or a patch changed', () => {
    expect(isInstalled(folder)).toBe(false);
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(isInstalled(folder)).toBe(false);
  });

  test('is complete without what is optional on this machine', async () => {
    const { patchesHash } = await import('@/scripts/lib/patches-stamp.mjs');
    put(stampFile, patchesHash(folder));
    expect(isInstalled(folder)).toBe(true);
    put('package-lock.json', lock('1.0.1'));
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('the build', () => {
  test('is old when a source, an address or nothing but a test changed', () => {
    put('app/page.tsx', 'one');
    put('app/page.test.tsx', 'a test');
    const hash = sourceHash(folder, ['http://localhost:3000']);
    put('app/page.test.tsx', 'another test');
    expect(sourceHash(folder, ['http://localhost:3000'])).toBe(hash);
    expect(sourceHash(folder, ['http://localhost:4000'])).not.toBe(hash);
    put('app/page.tsx', 'two');
    expect(sourceHash(folder, ['http://localhost:3000'])).not.toBe(hash);
  });

  test('counts only when it was finished', () => {
    put('.next/BUILD_ID', 'x');
    expect(isBuilt(join(folder, '.next'), 'hash')).toBe(false);
    stampBuild(join(folder, '.next'), 'hash');
    expect(isBuilt(join(folder, '.next'), 'hash')).toBe(true);
    expect(isBuilt(join(folder, '.next'), 'other')).toBe(false);
  });
});

describe('secrets', () => {
  test('are made once and for the owner alone', () => {
    const file = join(folder, '.data/secrets.json');
    const made = loadSecrets(file);
    expect(made.authSecret.length).toBeGreaterThanOrEqual(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(loadSecrets(file)).toEqual(made);
  });

  test('that cannot be read are said to be damaged', () => {
    put('secrets.json', '{"authSecr');
    expect(() => loadSecrets(join(folder, 'secrets.json'))).toThrow('is damaged');
  });
});

describe('problems', () => {
  test.each([
    ['ENOSPC', 'disk is full'],
    ['EACCES', 'Permission denied at /x'],
    ['EROFS', 'read-only'],
    ['EADDRINUSE', 'is taken'],
  ])('%s is one sentence without a stack', (code, sentence) => {
    const text = explain(Object.assign(new Error('raw'), { code, path: '/x' }));
    expect(text).toContain(sentence);
    expect(text.split('\n')).toHaveLength(1);
  });

  test('a bug keeps its stack, a Problem has none', () => {
    expect(explain(new TypeError('oops'))).toContain('at ');
    expect(explain(new Problem('Do this.'))).toBe('Do this.');
    expect(systemProblem(undefined)).toBeUndefined();
  });

  test('a taken port names the variable that chooses another', async () => {
    const port = await freePort();
    await requireFreePort(port, 'the site', 'PORT');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await expect(requireFreePort(port, 'the site', 'PORT')).rejects.toThrow(/is taken.*PORT=/);
    await new Promise((resolve) => server.close(resolve));
  });
});

test('durations', () => {
  expect(duration(1_234)).toBe('1.2 s');
  expect(duration(72_400)).toBe('1 min 12 s');
});

test('a lock file of PostgreSQL', () => {
  expect(parseLockFile('4711\n/data\n1700000000\n5432\n')).toEqual({ pid: 4711, port: 5432 });
  expect(parseLockFile('rubbish')).toBeUndefined();
});
