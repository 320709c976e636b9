import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeSeatedPerformance, makeUser } from '@/db/factories';
import { claims, mails, workerHeartbeats } from '@/db/schema';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { oweMail } from '@/lib/messages/owe-mail';
import { type PaymentWorld, startPaymentWorld } from '@/lib/payments/testing';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';

let world: PaymentWorld;
let inbox: Inbox;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  inbox = await startInbox({ port: 0 });
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
});
afterEach(async () => {
  inbox.controls.clearFaults();
  await Promise.all(workers.splice(0).map(stop));
});
afterAll(async () => {
  await world.close();
  await inbox.close();
});

/** The real process, with what this test has stubbed in its environment. */
function startWorker(): ChildProcess {
  const env = { ...process.env, RESEND_API_URL: inbox.url, LOG_LEVEL: 'silent' };
  const worker = spawn(process.execPath, ['--import', 'tsx', 'lib/jobs/worker.ts'], { env, stdio: 'ignore' });
  workers.push(worker);
  return worker;
}

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

const until = (check: () => Promise<void>, timeout = 60_000) => vi.waitFor(check, { timeout, interval: 100 });

async function owed() {
  const user = await makeUser(world.db, { email: `${newId()}@example.test` });
  const input = { kind: 'account_exists' as const, userId: user.id, toAddress: user.email, data: {} };
  const mail = await oweMail({ ctx: world.ctx(), input });
  return { mailId: mail?.mailId ?? '', to: user.email };
}

test('a worker says that it lives, sends what is owed, tidies lapsed carts, and ends cleanly on SIGTERM', async () => {
  const { performance } = await makeSeatedPerformance(world.db);
  const wish = holdInput.parse({ performanceId: performance.id, seatIndexes: [0] });
  await hold({ ctx: world.ctx(), input: wish });
  await world.db.execute(sql`update holds set expires_at = now() - interval '1 second'`);
  await world.db.execute(sql`update claims set expires_at = now() - interval '1 second'`);
  const { to } = await owed();
  const worker = startWorker();
  await until(async () => {
    expect(inbox.controls.messages(to).length).toBe(1);
    expect(await world.db.$count(workerHeartbeats)).toBe(1);
    expect(await world.db.$count(claims, eq(claims.performanceId, performance.id))).toBe(0);
  });
  worker.kill('SIGTERM');
  const [code] = await once(worker, 'exit');
  expect(code).toBe(0);
}, 120_000);

test('no webhook comes: the worker finds the payment by itself', async () => {
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

test('the worker is killed while it sends: another one takes the job up within two minutes', async () => {
  const { mailId, to } = await owed();
  // The provider takes the mail, and the worker dies before it hears so.
  inbox.controls.addFault({ kind: 'hang', phase: 'after', times: 1 });
  const first = startWorker();
  await until(async () => {
    const [mail] = await world.db
      .select({ attempts: mails.attempts })
      .from(mails)
      .where(eq(mails.id, mailId));
    expect(mail?.attempts).toBe(1);
  });
  await stop(first);
  startWorker();
  await until(async () => {
    const [mail] = await world.db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId));
    expect(mail?.state).toBe('sent');
  }, 120_000);
  expect(inbox.controls.messages(to).length).toBe(1);
}, 240_000);
