import { eq, sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { withTransaction } from '@/db';
import { makeUser } from '@/db/factories';
import { openTransaction } from '@/db/race-fixture';
import { mails } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { queues } from '@/lib/queue/queues';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';
import { oweMail } from './owe-mail';
import { sendMail } from './send-mail';

/*
 * What becomes of a mail's job: tried again, dead-lettered, redriven, taken up after a killed worker, undone with its
 * transaction. A test works jobs off by hand, so that it decides when the clock has moved on; the controls leave out the
 * dead letters, the key, the heartbeat or the common transaction.
 */

let database: TestDatabase;
let inbox: Inbox;
let boss: PgBoss;
beforeAll(async () => {
  database = await createTestDatabase();
  inbox = await startInbox({ port: 0 });
  vi.stubEnv('RESEND_API_URL', inbox.url);
  const quiet = { migrate: false, supervise: false, schedule: false };
  boss = new PgBoss({ connectionString: database.url, max: 3, ...quiet });
  await boss.start();
  await boss.createQueue('loose-mail', { retryLimit: 0, expireInSeconds: 86_400 });
});
beforeEach(() => database.db.execute(sql`delete from pgboss.job`));
afterEach(() => inbox.controls.clearFaults());
afterAll(async () => {
  await boss.stop({ graceful: false });
  await inbox.close();
  vi.unstubAllEnvs();
  await database.drop();
});

const job = () => database.ctx({ kind: 'job', name: 'test' });
const arrived = (to: string) => inbox.controls.messages(to).length;
const stateOf = async (mailId: string) =>
  (await database.db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId)))[0]?.state;

async function owed() {
  const user = await makeUser(database.db);
  const toAddress = `${newId()}@example.test`;
  const input = { kind: 'account_exists' as const, userId: user.id, toAddress, data: {} };
  const mail = await oweMail({ ctx: database.ctx(), input });
  return { mailId: mail?.mailId ?? '', toAddress };
}

/** The pauses between tries are over. */
const nextTry = () =>
  database.db.execute(sql`update pgboss.job set start_after = now() where state = 'retry'`);

/** Works one job off as a worker does, and says how that went; null when none waits. */
async function workOne(queue = 'send-mail'): Promise<'done' | 'failed' | null> {
  const [taken] = await boss.fetch<{ mailId: string }>(queue);
  if (!taken) return null;
  try {
    await sendMail({ ctx: job(), input: { mailId: taken.data.mailId } });
    await boss.complete(queue, taken.id);
    return 'done';
  } catch (error) {
    await boss.fail(queue, taken.id, error instanceof Error ? { message: error.message } : undefined);
    return 'failed';
  }
}

/** Every try that a job has fails; returns how many there were. */
async function failForGood(queue = 'send-mail'): Promise<number> {
  for (let tries = 0; ; tries++) {
    await nextTry();
    const outcome = await workOne(queue);
    if (outcome === null) return tries;
    expect(outcome).toBe('failed');
  }
}

const deadLetters = async () => [
  ...(await database.db.execute<Record<string, unknown>>(sql`
    select data->>'mailId' as mail, source_name as source, source_retry_count as retries,
      source_output->>'message' as reason, source_root_id as root from pgboss.job where name = 'send-mail-dead'`)),
];
const jobId = async () =>
  (
    await database.db.execute<{ id: string }>(sql`
    select id from pgboss.job where name = 'send-mail' and state in ('created', 'retry')`)
  )[0]?.id;
const providerIsDown = () => inbox.controls.addFault({ kind: 'status', status: 500, times: 1_000 });
const triesOfAJob = (queues['send-mail'].retryLimit ?? 0) + 1;

describe('the provider is down for an hour', () => {
  test('tried again, and sent once', async () => {
    const { mailId, toAddress } = await owed();
    inbox.controls.addFault({ kind: 'status', status: 503, times: 6 });
    const outcomes = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      await nextTry();
      outcomes.push(await workOne());
    }
    expect(outcomes).toEqual([...Array(6).fill('failed'), 'done']);
    expect(arrived(toAddress)).toBe(1);
    expect(await stateOf(mailId)).toBe('sent');
  });

  test('control: a job without a second try, and without dead letters, takes its mail with it', async () => {
    const { mailId, toAddress } = await owed();
    await database.db.execute(sql`delete from pgboss.job`);
    await boss.send('loose-mail', { mailId });
    inbox.controls.addFault({ kind: 'status', status: 503, times: 1 });
    expect(await failForGood('loose-mail')).toBe(1);
    expect(await boss.redrive('send-mail-dead')).toBe(0);
    expect([await workOne('loose-mail'), await workOne()]).toEqual([null, null]);
    expect(arrived(toAddress)).toBe(0);
  });
});

describe('a message that fails whenever it is tried', () => {
  test('it lies in the dead letters with its history, and the others flow', async () => {
    const poison = await owed();
    const root = await jobId();
    providerIsDown();
    expect(await failForGood()).toBe(triesOfAJob);
    inbox.controls.clearFaults();
    expect(await deadLetters()).toEqual([
      {
        mail: poison.mailId,
        source: 'send-mail',
        retries: triesOfAJob - 1,
        reason: expect.any(String),
        root,
      },
    ]);
    const others = [await owed(), await owed()];
    expect([await workOne(), await workOne()]).toEqual(['done', 'done']);
    expect(others.map(({ toAddress }) => arrived(toAddress))).toEqual([1, 1]);
    expect(arrived(poison.toAddress)).toBe(0);
  });

  test('control: a worker that ends with the first failure leaves the others lying', async () => {
    await owed();
    const others = [await owed(), await owed()];
    inbox.controls.addFault({ kind: 'status', status: 500, times: 1 });
    const batch = await boss.fetch<{ mailId: string }>('send-mail', { batchSize: 3 });
    expect(batch.length).toBe(3);
    const careless = async () => {
      for (const { data } of batch) await sendMail({ ctx: job(), input: data });
    };
    await expect(careless()).rejects.toThrow();
    expect(others.map(({ toAddress }) => arrived(toAddress))).toEqual([0, 0]);
  });

  test('redriven, it has all its tries again; failing again it lies there again, with where it first came from', async () => {
    const { mailId, toAddress } = await owed();
    const root = await jobId();
    providerIsDown();
    await failForGood();
    inbox.controls.clearFaults();
    expect(await boss.redrive('send-mail-dead')).toBe(1);
    expect(await deadLetters()).toEqual([]);
    expect(await jobId()).not.toBe(root);
    // This time the provider takes the mail at each try, and cuts the connection before it says so.
    inbox.controls.addFault({ kind: 'cut', times: 1_000 });
    expect(await failForGood()).toBe(triesOfAJob);
    expect(await deadLetters()).toEqual([
      { mail: mailId, source: 'send-mail', retries: triesOfAJob - 1, reason: expect.any(String), root },
    ]);
    expect(arrived(toAddress)).toBe(1);
    inbox.controls.clearFaults();
    expect(await boss.redrive('send-mail-dead')).toBe(1);
    expect(await workOne()).toBe('done');
    expect([await stateOf(mailId), arrived(toAddress)]).toEqual(['sent', 1]);
    expect([await boss.redrive('send-mail-dead'), await workOne()]).toEqual([0, null]);
  });

  test('control: tries without a key, whose answers are cut, arrive one by one', async () => {
    const to = `${newId()}@example.test`;
    inbox.controls.addFault({ kind: 'cut', times: 3 });
    for (let attempt = 0; attempt < 3; attempt++) {
      const body = JSON.stringify({ from: 'shop@example.test', to, subject: 'Hello', text: 'Hello' });
      const headers = { authorization: 'Bearer re_local', 'content-type': 'application/json' };
      await expect(fetch(`${inbox.url}/emails`, { method: 'POST', headers, body })).rejects.toThrow();
    }
    expect(arrived(to)).toBe(3);
  });
});

describe('two people redrive the same dead letter', () => {
  async function dead() {
    const { mailId } = await owed();
    await database.db.execute(sql`update pgboss.job set retry_limit = 0`);
    providerIsDown();
    await failForGood();
    inbox.controls.clearFaults();
    return mailId;
  }
  const jobsOf = async (mailId: string) => {
    const [row] = await database.db.execute<{ count: number }>(sql`
      select count(*)::int as count from pgboss.job
      where name = 'send-mail' and state = 'created' and data->>'mailId' = ${mailId}`);
    return row?.count;
  };

  test('one job comes of it', async () => {
    const mailId = await dead();
    const moved = await Promise.all([boss.redrive('send-mail-dead'), boss.redrive('send-mail-dead')]);
    expect(moved.sort()).toEqual([0, 1]);
    expect(await jobsOf(mailId)).toBe(1);
  });

  test('control: copied first and deleted afterwards, it comes twice', async () => {
    const mailId = await dead();
    const copy = sql`insert into pgboss.job (name, data)
      select source_name, data from pgboss.job where name = 'send-mail-dead'`;
    const clear = sql`delete from pgboss.job where name = 'send-mail-dead'`;
    const first = await openTransaction(job(), ({ db }) => db.execute(copy));
    await database.db.execute(copy);
    await first.commit();
    await Promise.all([database.db.execute(clear), database.db.execute(clear)]);
    expect(await jobsOf(mailId)).toBe(2);
  });
});

describe('a worker is killed while it sends', () => {
  /** Two minutes pass without a word from the worker that took the job. */
  async function twoMinutesLater() {
    await database.db.execute(sql`update pgboss.job set started_on = started_on - interval '2 minutes',
      heartbeat_on = heartbeat_on - interval '2 minutes' where state = 'active'`);
    await database.db.execute(sql`update mails set leased_until = leased_until - interval '2 minutes'`);
    await database.db.execute(sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null`);
    await boss.supervise();
    await nextTry();
  }

  /** A worker takes the job and the mail's lease, and is gone before the provider hears of it. */
  async function takenByTheDead(queue: string) {
    const { mailId, toAddress } = await owed();
    if (queue !== 'send-mail') await boss.send(queue, { mailId });
    expect((await boss.fetch(queue)).length).toBe(1);
    await database.db.update(mails).set({ leasedUntil: sql`clock_timestamp() + interval '45 seconds'` });
    return { mailId, toAddress };
  }

  test('two minutes later its job is taken up, and the mail arrives once', async () => {
    const { mailId, toAddress } = await takenByTheDead('send-mail');
    expect(await workOne()).toBeNull();
    await twoMinutesLater();
    expect(await workOne()).toBe('done');
    expect([await stateOf(mailId), arrived(toAddress)]).toEqual(['sent', 1]);
  });

  test('control: without heartbeats and a short deadline nobody takes the job up', async () => {
    const { toAddress } = await takenByTheDead('loose-mail');
    await database.db.execute(sql`delete from pgboss.job where name = 'send-mail'`);
    const watched = await takenByTheDead('send-mail');
    await twoMinutesLater();
    expect([await workOne(), arrived(watched.toAddress)]).toEqual(['done', 1]);
    expect([await workOne('loose-mail'), arrived(toAddress)]).toEqual([null, 0]);
  });

  test('control: a lease that does not end by the clock keeps the mail from everybody', async () => {
    const { mailId, toAddress } = await takenByTheDead('send-mail');
    await database.db.update(mails).set({ leasedUntil: sql`'infinity'` }).where(eq(mails.id, mailId));
    await twoMinutesLater();
    expect(await workOne()).toBe('failed');
    expect(arrived(toAddress)).toBe(0);
  });
});

describe('the transaction that owes a mail is undone', () => {
  const jobsInAll = async () =>
    (await database.db.execute(sql`select id from pgboss.job where name = 'send-mail'`)).length;
  const undone = async (enqueue: (mailId: string) => Promise<unknown> = async () => {}) => {
    const user = await makeUser(database.db);
    const input = { kind: 'account_exists' as const, userId: user.id, toAddress: user.email, data: {} };
    const attempt = withTransaction(job(), async (tx) => {
      const mail = await oweMail({ ctx: tx, input });
      await enqueue(mail?.mailId ?? '');
      throw new Error('undone');
    });
    await expect(attempt).rejects.toThrow('undone');
  };

  test('its job is undone with it', async () => {
    await undone();
    expect(await jobsInAll()).toBe(0);
  });

  test('control: enqueued by a connection of its own, the job stays without its mail', async () => {
    await undone((mailId) => boss.send('send-mail', { mailId }));
    expect(await jobsInAll()).toBe(1);
  });
});
