import { eq, sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { withTransaction } from '@/db';
import { makeUser } from '@/db/factories';
import { mails } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';
import { oweMail } from './owe-mail';
import { sendMail } from './send-mail';

let database: TestDatabase;
let inbox: Inbox;
beforeAll(async () => {
  database = await createTestDatabase();
  inbox = await startInbox({ port: 0 });
  vi.stubEnv('RESEND_API_URL', inbox.url);
});
afterEach(() => inbox.controls.clearFaults());
afterAll(async () => {
  await inbox.close();
  vi.unstubAllEnvs();
  await database.drop();
});

const job = () => database.ctx({ kind: 'job', name: 'test' });

async function owed(toAddress = `${newId()}@example.test`) {
  const user = await makeUser(database.db);
  const mail = await oweMail({
    ctx: database.ctx(),
    input: { kind: 'account_exists', userId: user.id, toAddress, data: {} },
  });
  return { mailId: mail?.mailId ?? '', toAddress };
}

const arrived = (to: string) => inbox.controls.messages(to).length;
const stateOf = async (mailId: string) =>
  (await database.db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId)))[0]?.state;
/** The lease of a worker that died runs out. */
const endLease = (mailId: string) =>
  database.db.execute(sql`update mails set leased_until = now() - interval '1 second' where id = ${mailId}`);

test('a mail is sent once, whoever is asked to send it and however often', async () => {
  const { mailId, toAddress } = await owed();
  await Promise.allSettled(Array.from({ length: 10 }, () => sendMail({ ctx: job(), input: { mailId } })));
  await sendMail({ ctx: job(), input: { mailId } });
  expect(arrived(toAddress)).toBe(1);
  expect(await stateOf(mailId)).toBe('sent');
});

test('control: without the lease and without the key, ten senders send ten mails', async () => {
  const to = `${newId()}@example.test`;
  const send = () =>
    fetch(`${inbox.url}/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_local', 'content-type': 'application/json' },
      body: JSON.stringify({ from: 'shop@example.test', to, subject: 'Hello', text: 'Hello' }),
    });
  await Promise.all(Array.from({ length: 10 }, send));
  expect(arrived(to)).toBeGreaterThan(1);
});

test('the provider fails for a while: tried again, sent once', async () => {
  const { mailId, toAddress } = await owed();
  inbox.controls.addFault({ kind: 'status', status: 500, times: 3 });
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect(sendMail({ ctx: job(), input: { mailId } })).rejects.toThrow();
  }
  expect(await sendMail({ ctx: job(), input: { mailId } })).toBe('sent');
  expect(arrived(toAddress)).toBe(1);
});

test('the provider takes it and drops the connection: same key, one mail', async () => {
  const { mailId, toAddress } = await owed();
  inbox.controls.addFault({ kind: 'cut', times: 1 });
  await expect(sendMail({ ctx: job(), input: { mailId } })).rejects.toThrow();
  expect(arrived(toAddress)).toBe(1);
  expect(await sendMail({ ctx: job(), input: { mailId } })).toBe('sent');
  expect(arrived(toAddress)).toBe(1);
});

test('a worker dies after the provider took it: the next one sends nothing more', async () => {
  const { mailId, toAddress } = await owed();
  await sendMail({ ctx: job(), input: { mailId } });
  await database.db.update(mails).set({ state: 'queued', sentAt: null }).where(eq(mails.id, mailId));
  await endLease(mailId);
  await sendMail({ ctx: job(), input: { mailId } });
  expect(arrived(toAddress)).toBe(1);
});

test('an address that nobody can have: failed for good, and the others flow', async () => {
  const bad = await owed('two@example.test, three@example.test');
  const good = await owed();
  expect(await sendMail({ ctx: job(), input: { mailId: bad.mailId } })).toBe('failed');
  expect(await sendMail({ ctx: job(), input: { mailId: good.mailId } })).toBe('sent');
  expect(await stateOf(bad.mailId)).toBe('failed');
});

test('rolled back after the mail was owed: no mail, no job', async () => {
  const user = await makeUser(database.db);
  const before = await database.db.$count(mails);
  const attempt = withTransaction(database.ctx(), async (tx) => {
    await oweMail({
      ctx: tx,
      input: { kind: 'account_exists', userId: user.id, toAddress: user.email, data: {} },
    });
    throw new Error('undone');
  });
  await expect(attempt).rejects.toThrow('undone');
  expect(await database.db.$count(mails)).toBe(before);
});

test('a job that fails for good moves to the dead letters; redriven it is sent once', async () => {
  const boss = new PgBoss({
    connectionString: database.url,
    max: 2,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    await database.db.execute(sql`delete from pgboss.job`);
    const { mailId, toAddress } = await owed();
    inbox.controls.addFault({ kind: 'status', status: 500, times: 1 });
    await database.db.execute(sql`update pgboss.job set retry_limit = 0 where name = 'send-mail'`);
    const [taken] = await boss.fetch<{ mailId: string }>('send-mail');
    await expect(sendMail({ ctx: job(), input: { mailId: taken?.data.mailId ?? '' } })).rejects.toThrow();
    await boss.fail('send-mail', taken?.id ?? '');
    const dead = await boss.fetch<{ mailId: string }>('send-mail-dead');
    expect(dead.map(({ data }) => data.mailId)).toEqual([mailId]);
    expect(await sendMail({ ctx: job(), input: { mailId } })).toBe('sent');
    expect(await sendMail({ ctx: job(), input: { mailId } })).toBe('not_ours');
    expect(arrived(toAddress)).toBe(1);
  } finally {
    await boss.stop({ graceful: false });
  }
});
