import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditLog, failedPayloads, failureBatches } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { captureFailures } from './capture';
import { dryRun } from './dry-run';
import { editPayload } from './edit-payload';
import { freezeBatch } from './freeze-batch';
import { type FailureFilterInput, failureFilterInput } from './input';
import { countFailures, type FailurePage, listFailures } from './list-failures';
import { listGroups } from './list-groups';
import {
  assignMessages,
  commentMessage,
  deleteMessages,
  resolveMessages,
  snoozeMessages,
  undoDeletion,
  wakeSnoozed,
} from './manage-messages';
import { savePolicy } from './policy';
import { sourcesOf } from './sources';
import { approveBatch, cancelBatch, startBatch } from './steer-batch';
import { deadMail, jobsIn, keep, makeStaff } from './testing';
import { webhookFailed, webhookHandled } from './webhook-failures';

let database: TestDatabase;
let actor: Actor;
let approver: Actor;
let viewer: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  actor = await makeStaff(database, 'act');
  approver = await makeStaff(database, 'approve');
  viewer = await makeStaff(database, 'view');
});
beforeEach(async () => {
  await database.db.execute(sql`delete from failed_messages`);
  await database.db.execute(sql`delete from failure_batches`);
  await database.db.execute(sql`delete from failure_policy`);
});
afterAll(() => database.drop());

const sources = sourcesOf();
const as = (who: Actor = actor) => database.ctx(who);
const filter = (values: FailureFilterInput = {}) => failureFilterInput.parse(values);
const list = (
  values: FailureFilterInput = {},
  who = actor,
  rest: Partial<Parameters<typeof listFailures>[0]['input']> = {},
) => listFailures({ ctx: as(who), input: { filter: filter(values), ...rest } });
const idsOf = ({ rows }: FailurePage) => rows.map(({ id }) => id);
const audited = async (id: string) =>
  (await database.db.select().from(auditLog).where(sql`subject_id = ${id}`)).map(({ action }) => action);

/** So many messages, the first one the newest. */
function series(count: number, values: Parameters<typeof deadMail>[0] = {}) {
  const now = Date.now();
  return Array.from({ length: count }, (_, at) =>
    deadMail({ failedAt: new Date(now - at * 1_000), ...values }),
  );
}

describe('what is kept', () => {
  test('the payload stays byte for byte, also when it is no JSON and has zero bytes', async () => {
    const raws = [Buffer.from([0, 255, 1, 0]), Buffer.from('{"a":"\\u0000"}'), Buffer.from('{"a":1}')];
    const ids = await keep(
      database,
      raws.map((raw) => deadMail({ source: 'sqs:test', raw })),
    );
    const rows = await database.db.select().from(failedPayloads);
    const byId = new Map(rows.map((row) => [row.messageId, row]));
    expect(ids.map((id) => byId.get(id)?.raw)).toEqual(raws);
    expect(ids.map((id) => byId.get(id)?.body)).toEqual([null, null, { a: 1 }]);
  });

  test('what is handed over twice is kept once; another payload under the same id is another message', async () => {
    const message = deadMail();
    const other = { ...message, raw: Buffer.from('{"mailId":"x"}') };
    const captured = await captureFailures({ ctx: as(), input: [message, message, other] });
    expect(captured).toEqual({ added: 2, returned: 0 });
    expect(await captureFailures({ ctx: as(), input: [message] })).toEqual({ added: 0, returned: 0 });
  });

  test('a webhook that fails twice is one message with two attempts, and resolved when it is handled', async () => {
    const event = { queue: 'stripe', kind: 'refund.failed', eventId: 'evt_1', raw: Buffer.from('{}') };
    await webhookFailed({ ctx: as(), input: { ...event, error: new Error('Stripe does not answer') } });
    await webhookFailed({ ctx: as(), input: { ...event, error: new Error('Stripe says 500') } });
    const [row] = (await list({ source: 'webhooks' })).rows;
    expect(row).toMatchObject({ attempts: 2, error: 'Stripe says 500', kind: 'refund.failed' });
    await webhookHandled({ ctx: as(), input: { queue: 'stripe', eventId: 'evt_1' } });
    expect((await list({ source: 'webhooks' })).rows).toEqual([]);
    expect(await audited(row?.id ?? '')).toEqual(['failed_message.resolved']);
  });
});

describe('lists', () => {
  test('pages go by a cursor, newest first, there and back, across states too', async () => {
    const ids = await keep(database, series(7));
    await snoozeMessages({ ctx: as(), input: { ids: [ids[2] ?? ''], until: new Date(Date.now() + 60_000) } });
    const states: FailureFilterInput = { states: ['open', 'snoozed'] };
    const first = await list(states, actor, { limit: 3 });
    const second = await list(states, actor, { limit: 3, older: first.older });
    const third = await list(states, actor, { limit: 3, older: second.older });
    expect([first, second, third].map(idsOf)).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6)]);
    expect([first.newer, third.older]).toEqual([undefined, undefined]);
    expect(idsOf(await list(states, actor, { limit: 3, newer: second.newer }))).toEqual(ids.slice(0, 3));
  });

  test('each filter narrows to its own, and so does text by its beginning', async () => {
    const orderId = newId();
    const [mail, paid] = await keep(database, [
      deadMail({
        errors: [{ at: new Date().toISOString(), message: 'Mailbox of ada@example.test is full' }],
      }),
      deadMail({
        queue: 'orders',
        source: 'sqs:a',
        kind: 'sqs',
        about: { orderId, moneyAtRisk: 500, currency: 'eur' },
      }),
    ]);
    const found = async (values: FailureFilterInput) => idsOf(await list(values));
    expect(await found({ queue: 'orders' })).toEqual([paid]);
    expect(await found({ money: true })).toEqual([paid]);
    expect(await found({ orderId })).toEqual([paid]);
    expect(await found({ text: 'ada@exam' })).toEqual([mail]);
    expect(await found({ text: 'mailbox full' })).toEqual([mail]);
    expect(await found({ text: 'mailbox paid' })).toEqual([]);
    expect(await found({ text: "'" })).toEqual([]);
    expect(await found({ states: ['deleted'] })).toEqual([]);
    expect(await countFailures({ ctx: as(), input: { filter: filter() } })).toEqual({
      count: 2,
      more: false,
    });
  });

  test('groups say how many, how much money, and what share', async () => {
    await keep(database, [
      ...series(3, { about: { moneyAtRisk: 100, currency: 'usd' } }),
      deadMail({ errors: [{ at: new Date().toISOString(), message: 'Another' }] }),
    ]);
    const groups = await listGroups({ ctx: as(), input: {} });
    expect(groups.map(({ title, counts, money }) => [title, counts.open, money])).toEqual([
      ['The provider does not answer', 3, [{ currency: 'usd', amount: 300 }]],
      ['Another', 1, []],
    ]);
    expect(groups.map(({ trend }) => trend.length)).toEqual([24, 24]);
    expect(groups[0]?.trend.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(3);
  });

  test('nobody but staff sees anything, and who may only look sees no address', async () => {
    await keep(database, [
      deadMail({ errors: [{ at: '2026-01-01T00:00:00Z', message: 'ada@example.test is full' }] }),
    ]);
    const fan: Actor = { kind: 'visitor', visitorId: newId() };
    expect([(await list({}, fan)).rows, await listGroups({ ctx: as(fan), input: {} })]).toEqual([[], []]);
    expect((await list({}, viewer)).rows[0]?.error).toBe('••• is full');
    expect((await list({}, actor)).rows[0]?.error).toBe('ada@example.test is full');
  });
});

describe('what staff do', () => {
  test('snoozed, woken, assigned, commented, resolved: each audited', async () => {
    const [id = ''] = await keep(database, [deadMail()]);
    const ids = [id];
    await snoozeMessages({ ctx: as(), input: { ids, until: new Date(Date.now() + 60_000) } });
    expect(await wakeSnoozed({ ctx: as() })).toBe(0);
    await database.db.execute(sql`update failed_messages set snoozed_until = now() - interval '1 second'`);
    expect(await wakeSnoozed({ ctx: as() })).toBe(1);
    await assignMessages({ ctx: as(), input: { ids, userId: (approver as { userId: string }).userId } });
    await commentMessage({ ctx: as(), input: { id, text: 'Asked the provider' } });
    expect(await resolveMessages({ ctx: as(), input: { ids, reason: ' ' } })).toMatchObject({
      code: 'REASON',
    });
    expect(await resolveMessages({ ctx: as(), input: { ids, reason: 'Sent by hand' } })).toMatchObject({
      ok: true,
    });
    expect(await audited(id)).toEqual(
      ['snoozed', 'woken', 'assigned', 'commented', 'resolved'].map((what) => `failed_message.${what}`),
    );
  });

  test('who may only look changes nothing', async () => {
    const [id = ''] = await keep(database, [deadMail()]);
    const input = { ids: [id] };
    expect(await deleteMessages({ ctx: as(viewer), input })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await commentMessage({ ctx: as(viewer), input: { id, text: 'x' } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const frozen = await freezeBatch({ ctx: as(viewer), input: { filter: filter(), action: 'redrive' } });
    expect([frozen, await audited(id)]).toMatchObject([{ code: 'NOT_FOUND' }, []]);
  });

  test('deleted and brought back within the time, not after it', async () => {
    const ids = await keep(database, series(2));
    await deleteMessages({ ctx: as(), input: { ids } });
    expect((await list()).rows).toEqual([]);
    await database.db.execute(
      sql`update failed_messages set closed_at = now() - interval '61 minutes' where id = ${ids[0]}`,
    );
    expect(await undoDeletion({ ctx: as(), input: { ids } })).toEqual({ ok: true, changed: [ids[1]] });
  });

  test('a payload is checked by its schema, versions are kept, and nobody overwrites what he has not seen', async () => {
    const [id = ''] = await keep(database, [deadMail({ raw: Buffer.from('{"mailId":"oops"}') })]);
    const edit = (payload: string, version = 0) =>
      editPayload({ ctx: as(), input: { id, version, payload } });
    expect(await edit('{"mailId":"still wrong"}')).toMatchObject({
      code: 'INVALID',
      issues: [{ path: 'mailId' }],
    });
    expect(await edit('{')).toMatchObject({ code: 'INVALID' });
    const right = JSON.stringify({ mailId: newId() });
    expect(await edit(right)).toEqual({ ok: true, version: 1 });
    expect(await edit(right)).toMatchObject({ code: 'CONFLICT' });
    const [payload] = await database.db.select().from(failedPayloads);
    expect([payload?.raw.toString(), payload?.edited]).toEqual(['{"mailId":"oops"}', right]);
  });
});

describe('batches', () => {
  test('a dry run tells what would happen and leaves no trace', async () => {
    await keep(database, [...series(2), deadMail({ raw: Buffer.from('{"mailId":1}') })]);
    const frozen = await freezeBatch({ ctx: as(), input: { filter: filter(), action: 'redrive' } });
    if (!frozen.ok) throw new Error(frozen.message);
    const ran = await dryRun({ ctx: as(viewer), input: { batchId: frozen.batchId, sources } });
    expect(ran).toMatchObject({ ok: true, tried: 3, wouldHandle: 2, wouldSkip: 0, effects: [{ count: 2 }] });
    expect(ran.ok && ran.refused.length).toBe(1);
    expect([await jobsIn(database), (await list()).rows.length]).toEqual([0, 3]);
  });

  test('where money is at stake a second person approves, not the one who asked', async () => {
    await savePolicy({ ctx: as(approver), input: { approvalFrom: 1_000, undoMinutes: 60, keepDays: 90 } });
    const ids = await keep(database, series(2, { about: { moneyAtRisk: 600, currency: 'usd' } }));
    expect(await deleteMessages({ ctx: as(), input: { ids } })).toMatchObject({ code: 'NEEDS_APPROVAL' });
    expect((await list()).rows.length).toBe(2);
    const frozen = await freezeBatch({ ctx: as(approver), input: { filter: filter(), action: 'delete' } });
    if (!frozen.ok) throw new Error(frozen.message);
    expect(frozen).toMatchObject({ total: 2, money: { usd: 1_200 }, approval: true });
    const input = { batchId: frozen.batchId };
    expect(await startBatch({ ctx: as(approver), input })).toEqual({ ok: true, state: 'awaiting_approval' });
    expect(await approveBatch({ ctx: as(approver), input })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await approveBatch({ ctx: as(actor), input })).toMatchObject({ code: 'NOT_FOUND' });
    const second = await makeStaff(database, 'approve');
    expect(await approveBatch({ ctx: as(second), input })).toEqual({ ok: true, state: 'running' });
    expect(await cancelBatch({ ctx: as(actor), input })).toEqual({ ok: true, state: 'cancelled' });
    expect(await audited(frozen.batchId)).toEqual(
      ['frozen', 'submitted', 'approved', 'cancelled'].map((what) => `failure_batch.${what}`),
    );
  });

  test('an action refuses a filter that shows what it cannot take', async () => {
    await keep(database, series(1));
    const input = { filter: filter({ states: ['open', 'redriven'] }), action: 'redrive' as const };
    expect(await freezeBatch({ ctx: as(), input })).toMatchObject({ code: 'STATES' });
    expect(await database.db.$count(failureBatches)).toBe(0);
  });
});
