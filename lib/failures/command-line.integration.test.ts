import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { deadMail, jobsIn, keep } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const run = async (...args: string[]) => {
  const env = { ...process.env, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  const call = promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/messages.ts', ...args], {
    env,
  });
  return (await call).stdout;
};

test('lists, exports and redrives what the filter says', async () => {
  const [id = ''] = await keep(database, [
    deadMail(),
    deadMail({ source: 'sqs:a', queue: 'orders', kind: 'k' }),
  ]);
  expect(await run('list', '--queue', 'send-mail')).toMatch(
    new RegExp(`^${id}[^\n]+send-mail[^\n]+\n1 of 1\n$`),
  );
  expect((await run('export', '--format', 'csv')).trim().split('\r\n').length).toBe(3);
  expect(await run('redrive', '--queue', 'send-mail', '--yes')).toContain('The batch is running');
  expect(await jobsIn(database)).toBe(0);
}, 120_000);
