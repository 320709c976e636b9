import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { opsHandlers, opsPages } from './ops-routes';

/** From the file system, so that a new page is seen without anybody thinking of it. */
const pages = globSync('app/(ops)/**/page.tsx');
const handlers = globSync('app/{api/ops,(ops)}/**/route.ts');

test('every page and handler of the console is declared, and nothing else is', () => {
  expect(pages.map((file) => file.slice('app/(ops)/'.length, -'/page.tsx'.length)).sort()).toEqual(
    [...opsPages].sort(),
  );
  expect(handlers.map((file) => file.slice('app/api/'.length, -'/route.ts'.length)).sort()).toEqual(
    [...opsHandlers].sort(),
  );
});

test.each(pages)('%s asks whether the caller is staff before anything else', (file) => {
  const [, body = ''] = readFileSync(file, 'utf8').split(/export default async function \w+/);
  const calls = [...body.matchAll(/await (\w+)\(/g)].map(([, name]) => name);
  expect(calls[0]).toBe('requireStaff');
});

test.each(handlers)('%s asks whether the caller is staff before anything else', (file) => {
  const [, body = ''] = readFileSync(file, 'utf8').split(/export async function \w+/);
  const calls = [...body.matchAll(/await (\w+)\(/g)].map(([, name]) => name);
  expect(calls[0]).toBe('staffOrNull');
});
