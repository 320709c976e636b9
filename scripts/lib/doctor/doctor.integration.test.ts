import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { parseEnv } from '@/lib/env';
import { format } from './check';
import { databaseChecks } from './database';
import { examine, serviceChecks } from './services';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function say(name: string, values: Record<string, string> = {}): Promise<string> {
  const check = [...databaseChecks, ...serviceChecks].find((candidate) => candidate.name === name);
  if (!check) throw new Error(`There is no check ${name}`);
  const env = parseEnv({ ...process.env, DATABASE_URL: database.url, ...values });
  return format(name, await examine(check, { env, sql: database.db.$client }));
}

test('a database that is well and one that is not', async () => {
  expect(await say('database')).toMatch(/^ok {4}database +PostgreSQL 18/);
  expect(await say('migrations')).toMatch(/^ok .*all \d+ applied/);
  expect(await say('clock, database')).toMatch(/^ok .*0\.\d s from the database/);
  await database.db.execute(
    sql`update drizzle.__drizzle_migrations set created_at = created_at - 1000000000000`,
  );
  expect(await say('migrations')).toMatch(/^fail .*older than this code\n +→ Run "npm run db:migrate"\.$/);
  await database.db.execute(
    sql`update drizzle.__drizzle_migrations set created_at = created_at + 9000000000000`,
  );
  expect(await say('migrations')).toMatch(/^warn .*newer than this code/);
});

test('a worker that never ran, one that lives, one that died', async () => {
  expect(await say('worker')).toMatch(/^fail .*has never run\n +→ Start it/);
  const seen = (age: string) =>
    database.db.execute(sql`insert into worker_heartbeats (id, seen_at) values ('w', now() - ${age}::interval)
      on conflict (id) do update set seen_at = excluded.seen_at`);
  await seen('2 seconds');
  expect(await say('worker')).toMatch(/^ok .*last seen \d s ago/);
  await seen('5 minutes');
  expect(await say('worker')).toMatch(/^fail .*last seen 30\d s ago\n +→ Start it again/);
});

test('a site, its webhook and its mail: answers, wrong answers, none', async () => {
  let status = 200;
  let forged = 400;
  const site = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature'] ?? '');
      const seen = forgedBefore(signature);
      response.writeHead(request.method === 'GET' ? status : seen ? forged : status).end();
    });
  });
  // Of the deliveries of one check, the last is the forged one.
  let deliveries = 0;
  const forgedBefore = (signature: string) => signature !== '' && ++deliveries % 2 === 0;
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const values = {
    BASE_URL: url,
    STRIPE_API_URL: url,
    STRIPE_SECRET_KEY: 'sk_test_doctor',
    STRIPE_WEBHOOK_SECRET: 'whsec_one',
    RESEND_API_URL: url,
    RESEND_API_KEY: 're_doctor',
  };
  expect(await say('base URL', values)).toMatch(/^ok .*is healthy/);
  expect(await say('webhook secret', values)).toMatch(/^ok .*a forged one refused/);
  expect(await say('mail', values)).toMatch(/^ok .*local inbox answers/);
  expect(await say('clock, Stripe', values)).toMatch(/^ok .* s from Stripe/);
  status = 500;
  expect(await say('base URL', values)).toMatch(/^fail .*answers 500\n +→ Start the site/);
  expect(await say('webhook secret', values)).toMatch(/^fail .*answers 500 to a signed event/);
  [status, forged, deliveries] = [200, 200, 0];
  expect(await say('webhook secret', values)).toMatch(
    /^fail .*forged event is answered with 200\n +→ Stop selling/,
  );
  site.closeAllConnections();
  await new Promise((closed) => site.close(closed));
  expect(await say('base URL', values)).toMatch(/^fail .*no answer .*\n +→ Check that it runs/);
  expect(await say('mail', { ...values, RESEND_API_URL: '', RESEND_API_KEY: '', SMTP_URL: '' })).toMatch(
    /^fail .*no way to send mail/,
  );
});

test('db:reset empties a local database and refuses any other', async () => {
  const reset = (url: string) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/db-reset.ts'], {
      env: { ...process.env, DATABASE_URL: url },
    }).then(
      ({ stdout }) => stdout,
      (error: { stderr: string }) => error.stderr,
    );
  expect(await reset('postgres://tessera:x@db.example.test/tessera')).toMatch(
    /^db\.example\.test is not this machine: db:reset only empties a local database\./,
  );
  const own = await createTestDatabase();
  try {
    await own.db.execute(sql`create table of_nobody ()`);
    expect(await reset(own.url)).toMatch(/^The database is empty and at the newest schema/);
    const [table] = await own.db.execute<{ gone: boolean; users: number }>(
      sql`select to_regclass('of_nobody') is null as gone, (select count(*)::int from users) as users`,
    );
    expect(table).toEqual({ gone: true, users: 0 });
  } finally {
    await own.drop();
  }
});
