import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makeUser } from '@/db/factories';
import { alertChannels, alertDeliveries, alerts, outcomeCounts, workerHeartbeats } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { installQueues } from '@/lib/queue/install';
import { seal } from '@/lib/secret-box';
import { takeTally, tally } from '@/lib/tally';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';
import { flushTally } from './flush-tally';
import { measure } from './measure';
import { metrics } from './metrics';
import { signature } from './news';
import { type Post, sendNews } from './send-news';
import { settleSamples, watch } from './watch';

let database: TestDatabase;
let inbox: Inbox;
beforeAll(async () => {
  database = await createTestDatabase();
  inbox = await startInbox({ port: 0 });
  vi.stubEnv('RESEND_API_URL', inbox.url);
});
beforeEach(async () => {
  await database.db.execute(sql`delete from cursors`);
  await database.db.delete(alerts);
  await database.db.delete(workerHeartbeats);
  takeTally();
});
afterEach(() => inbox.controls.clearFaults());
afterAll(async () => {
  await inbox.close();
  vi.unstubAllEnvs();
  await database.drop();
});

const beat = (age: string) =>
  database.db.execute(
    sql`insert into worker_heartbeats (id, seen_at) values ('w', now() - ${age}::interval)
        on conflict (id) do update set seen_at = excluded.seen_at`,
  );
const look = async () => {
  await database.db.execute(sql`delete from cursors`);
  return watch({ ctx: database.ctx(), input: { pauseSeconds: 20 } });
};
/** What waits for time to pass sees it pass: everything that was noted lies further back. */
const timePasses = (seconds: number) =>
  database.db.execute(sql`update alerts set first_seen_at = first_seen_at - make_interval(secs => ${seconds}),
    opened_at = opened_at - make_interval(secs => ${seconds}), clear_since = clear_since - make_interval(secs => ${seconds})`);
const staff = async () => makeUser(database.db, { role: 'staff', email: `${newId()}@staff.example.test` });
/** What an address was told; how long it lasted is the machine's. */
const mailsTo = (email: string) =>
  inbox.controls.messages(email).map(({ subject }) => subject.replace(/ for \d+ s$/, ' for a while'));

test('a dead worker is one alert and one mail to each of the staff, however often and by how many it is seen; so is its end', async () => {
  const people = [await staff(), await staff()];
  await beat('45 seconds');
  expect(await look()).toBe(true);
  // Not its turn: somebody has just looked.
  expect(await watch({ ctx: database.ctx(), input: { pauseSeconds: 20 } })).toBe(false);
  await sendNews({ ctx: database.ctx() });
  expect(mailsTo(people[0]?.email ?? '')).toEqual([]);

  await timePasses(31);
  await beat('80 seconds');
  await Promise.all([look(), look(), look()]);
  await Promise.all([sendNews({ ctx: database.ctx() }), sendNews({ ctx: database.ctx() })]);
  await look();
  await sendNews({ ctx: database.ctx() });
  for (const { email } of people) expect(mailsTo(email)).toEqual(['Open, critical: No worker for a while']);

  await beat('2 seconds');
  await look();
  await timePasses(21);
  await look();
  await look();
  await sendNews({ ctx: database.ctx() });
  for (const { email } of people)
    expect(mailsTo(email)).toEqual([
      'Resolved, critical: No worker for a while',
      'Open, critical: No worker for a while',
    ]);
  expect(await database.db.select({ state: alerts.state }).from(alerts)).toEqual([{ state: 'resolved' }]);
});

test('a job that failed for good is told of: from the dead letter to the mail', async () => {
  const person = await staff();
  await beat('1 second');
  await installQueues(database.url);
  await database.db.execute(sql`
    insert into pgboss.job (id, name, data, state) values (gen_random_uuid(), 'send-mail-dead', '{}', 'created')`);
  await look();
  await timePasses(600);
  await look();
  await sendNews({ ctx: database.ctx() });
  expect(
    (await database.db.select().from(alerts)).map(({ rule, subject }) => [rule, subject]),
  ).toContainEqual(['jobs.dead', 'send-mail']);
  expect(mailsTo(person.email).join()).toMatch(/send-mail|mail/i);
  await database.db.execute(sql`delete from pgboss.job`);
});

test('without a heartbeat ever there is no worker', async () => {
  expect(await measure({ ctx: database.ctx() })).toContainEqual({
    rule: 'worker.silent',
    subject: null,
    value: 86_400,
  });
});

test('counts of two flushes add up, in their minute and since ever; a flush that fails loses none', async () => {
  await database.db.delete(outcomeCounts);
  const ctx = database.ctx();
  tally('checkouts', 'ok');
  tally('checkouts', 'ok');
  tally('checkouts', 'failed');
  await flushTally({ ctx });
  tally('checkouts', 'ok');
  const broken = {
    ...ctx,
    db: {
      insert: () => {
        throw new Error('away');
      },
    } as never,
  };
  await expect(flushTally({ ctx: broken })).rejects.toThrow('away');
  await flushTally({ ctx });
  await flushTally({ ctx });
  const rows = await database.db.execute<{ outcome: string; ever: number; lately: number }>(sql`
    select outcome, sum(count) filter (where minute = to_timestamp(0))::int as ever,
      sum(count) filter (where minute > to_timestamp(0))::int as lately
    from outcome_counts where measure = 'checkouts' group by 1 order by 1`);
  expect([...rows]).toEqual([
    { outcome: 'failed', ever: 1, lately: 1 },
    { outcome: 'ok', ever: 3, lately: 3 },
  ]);
});

test('checkouts at 75 percent are seen in the samples; one failure is not', async () => {
  const ctx = database.ctx();
  const ratio = async () =>
    (await measure({ ctx })).find(({ rule, subject }) => rule === 'outcomes' && subject === 'checkouts')
      ?.value;
  await database.db.delete(outcomeCounts);
  for (let n = 0; n < 40; n++) tally('checkouts', n === 0 ? 'failed' : 'ok');
  await flushTally({ ctx });
  expect(await ratio()).toBe(1);
  for (let n = 0; n < 160; n++) tally('checkouts', n < 49 ? 'failed' : 'ok');
  await flushTally({ ctx });
  expect(await ratio()).toBe(0.75);
});

test('a webhook is signed, tried again under the same id after a failure, and ends once', async () => {
  const id = newId();
  await database.db.insert(alertChannels).values({
    ...{ id, kind: 'webhook', name: 'Pager' },
    sealedTarget: seal('https://pager.example/hook', 'alert-target', id),
    sealedSecret: seal('a-secret', 'alert-secret', id),
  });
  const calls: Parameters<Post>[0][] = [];
  const statuses = [500, 204];
  const post: Post = async (call) => {
    calls.push(call);
    return statuses.shift() ?? 204;
  };
  const ctx = database.ctx();
  await settleSamples({ ctx, input: { samples: [{ rule: 'refunds.failed', subject: null, value: 2 }] } });
  await sendNews({ ctx, post });
  await sendNews({ ctx, post });
  expect(calls).toHaveLength(1);
  await database.db.update(alertDeliveries).set({ dueAt: sql`now()` });
  await sendNews({ ctx, post });
  await sendNews({ ctx, post });
  expect(calls).toHaveLength(2);
  const [first, second] = calls;
  expect(first?.headers?.['idempotency-key']).toBe(second?.headers?.['idempotency-key']);
  expect(JSON.parse(second?.body ?? '')).toMatchObject({
    type: 'alert.opened',
    alert: { cause: 'refunds.failed', severity: 'critical', value: 2 },
    title: '2 refunds failed at Stripe',
  });
  const given = second?.headers?.['tessera-signature'] ?? '';
  const at = new Date(Number(/t=(\d+)/.exec(given)?.[1]) * 1_000);
  expect(given).toBe(signature(second?.body ?? '', 'a-secret', at));
  await database.db.delete(alertChannels).where(eq(alertChannels.id, id));
});

test('a channel that is down does not keep the others waiting, and what ended untold is never told', async () => {
  const { email } = await staff();
  const ctx = database.ctx();
  inbox.controls.addFault({ kind: 'status', status: 500, times: 100 });
  await settleSamples({ ctx, input: { samples: [{ rule: 'refunds.failed', subject: null, value: 1 }] } });
  expect((await sendNews({ ctx })).failed).toBe(1);
  await settleSamples({ ctx, input: { samples: [] } });
  await timePasses(61);
  await settleSamples({ ctx, input: { samples: [] } });
  inbox.controls.clearFaults();
  await database.db.update(alertDeliveries).set({ dueAt: sql`now()` });
  await sendNews({ ctx });
  expect(mailsTo(email)).toEqual([]);
});

test('metrics say how often what went how, what is watched, and what is open', async () => {
  await database.db.delete(outcomeCounts);
  tally('checkouts', 'ok');
  await flushTally({ ctx: database.ctx() });
  await settleSamples({
    ctx: database.ctx(),
    input: { samples: [{ rule: 'refunds.failed', subject: null, value: 1 }] },
  });
  const lines = (await metrics({ ctx: database.ctx() })).split('\n');
  expect(lines).toContain('tessera_outcomes_total{of="checkouts",outcome="ok"} 1');
  expect(lines).toContain('tessera_watched{rule="worker.silent"} 86400');
  expect(lines).toContain('tessera_alerts_open{rule="refunds.failed",severity="critical"} 1');
  for (const line of lines) expect(line).toMatch(/^(#.*|[a-z_]+(\{[^}]*\})? [\d.e+-]+|)$/);
});
