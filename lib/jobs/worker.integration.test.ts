import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, type TestContext, test, vi } from 'vitest';
import { makeSeatedPerformance, makeUser } from '@/db/factories';
import { claims, mails, workerHeartbeats } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { oweMail } from '@/lib/messages/owe-mail';
import { type PaymentWorld, startPaymentWorld } from '@/lib/payments/testing';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';

let world: PaymentWorld;

beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
});
afterAll(async () => {
  await world.close();
});

/** A provider of mail and a way to start the real process over a database; both end with the test. */
async function startWorkshop({ onTestFinished }: TestContext, database: Pick<TestDatabase, 'url' | 'db'>) {
  const inbox: Inbox = await startInbox({ port: 0 });
  onTestFinished(() => inbox.close());
  /** With what this file has stubbed in its environment. */
  const startWorker = (): ChildProcess => {
    const own = { DATABASE_URL: database.url, RESEND_API_URL: inbox.url, LOG_LEVEL: 'silent' };
    const env = { ...process.env, ...own };
    const worker = spawn(process.execPath, ['--import', 'tsx', 'lib/jobs/worker.ts'], {
      env,
      stdio: 'ignore',
    });
    onTestFinished(() => stop(worker));
    return worker;
  };
  return { inbox, startWorker };
}

/** A database of a test's own: the worker of another must not take what it owes. */
async function ownDatabase({ onTestFinished }: TestContext) {
  const database = await createTestDatabase({ pool: 2 });
  onTestFinished(() => database.drop());
  return database;
}

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

const until = (check: () => Promise<void>, timeout = 60_000) => vi.waitFor(check, { timeout, interval: 100 });

async function owed(database: Pick<TestDatabase, 'db' | 'ctx'>) {
  const user = await makeUser(database.db, { email: `${newId()}@example.test` });
  const input = { kind: 'account_exists' as const, userId: user.id, toAddress: user.email, data: {} };
  const mail = await oweMail({ ctx: database.ctx(), input });
  return { mailId: mail?.mailId ?? '', to: user.email };
}

// Each waits, for a schedule or for a deadline, and hardly works: so they wait together.
test.concurrent('a worker says that it lives, sends what is owed, tidies lapsed carts, and ends cleanly on SIGTERM', async (test) => {
  const { expect } = test;
  const database = await ownDatabase(test);
  const { inbox, startWorker } = await startWorkshop(test, database);
  const { performance } = await makeSeatedPerformance(database.db);
  const wish = holdInput.parse({ performanceId: performance.id, seatIndexes: [0] });
  await hold({ ctx: database.ctx(), input: wish });
  await database.db.execute(sql`update holds set expires_at = now() - interval '1 second'`);
  await database.db.execute(sql`update claims set expires_at = now() - interval '1 second'`);
  const { to } = await owed(database);
  const worker = startWorker();
  await until(async () => {
    expect(inbox.controls.messages(to).length).toBe(1);
    expect(await database.db.$count(workerHeartbeats)).toBe(1);
    expect(await database.db.$count(claims, eq(claims.performanceId, performance.id))).toBe(0);
  });
  worker.kill('SIGTERM');
  const [code] = await once(worker, 'exit');
  expect(code).toBe(0);
}, 120_000);

test.concurrent('no webhook comes: the worker finds the payment by itself', async (test) => {
  const { expect } = test;
  const { startWorker } = await startWorkshop(test, world);
  const { performance } = await makeSeatedPerformance(world.db);
  const { orderId, sessionId } = await world.checkout(
    { performanceId: performance.id, seatIndexes: [0] },
    8_000,
  );
  world.controls.paySession(sessionId);
  await world.db.execute(sql`update checkout_attempts set checked_at = now() - interval '2 minutes'`);
  startWorker();
  await until(async () => expect(await world.statusOf(orderId)).toBe('paid'), 150_000);
  expect(await world.violations()).toEqual([]);
}, 180_000);

test.concurrent('the worker is killed while it sends: another one takes the job up within two minutes', async (test) => {
  const { expect } = test;
  const database = await ownDatabase(test);
  const { inbox, startWorker } = await startWorkshop(test, database);
  const { mailId, to } = await owed(database);
  // The provider takes the mail, and the worker dies before it hears so.
  inbox.controls.addFault({ kind: 'hang', phase: 'after', times: 1 });
  const first = startWorker();
  const sent = async () => (await database.db.select().from(mails).where(eq(mails.id, mailId)))[0];
  // Killed any earlier, the next worker would be the one that is left hanging.
  await until(async () => expect(inbox.controls.messages(to).length).toBe(1));
  expect((await sent())?.state).toBe('queued');
  await stop(first);
  startWorker();
  await until(async () => expect((await sent())?.state).toBe('sent'), 120_000);
  expect(inbox.controls.messages(to).length).toBe(1);
}, 240_000);
