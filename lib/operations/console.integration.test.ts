import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '@/db/factories';
import { staffRoles } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { captureFailures } from '@/lib/failures/capture';
import { freezeBatch } from '@/lib/failures/freeze-batch';
import { newId } from '@/lib/ids';
import { getAlert, listChannels, listLivingAlerts, listPastAlerts } from './alert-queries';
import { checkBooks } from './check-books';
import { exportMessages } from './export-messages';
import { getHealth } from './health-queries';
import { channelInput } from './input';
import { addChannel, removeChannel, switchChannel, tryChannel } from './manage-channels';
import { getBatch, getBatches, getMessage, getMessages } from './message-queries';
import { filterOf } from './messages-filter';
import { asStaff, type StaffCtx } from './staff';
import { acknowledgeAlert, snoozeAlert } from './steer-alert';
import { settleSamples } from './watch';

/* What the console's pages ask for and do, over a database with one failed message in it. */

let database: TestDatabase;
let ctx: StaffCtx;
beforeAll(async () => {
  database = await createTestDatabase();
  const user = await makeUser(database.db, { role: 'staff' });
  await database.db.insert(staffRoles).values({ userId: user.id, role: 'approve' });
  ctx = { ...database.ctx(), actor: { kind: 'staff', userId: user.id, email: user.email } };
  const failedAt = new Date();
  const raw = Buffer.from(JSON.stringify({ mailId: newId(), trace: '0'.repeat(31) + 1 }));
  const errors = [{ at: failedAt.toISOString(), message: '=HYPERLINK("the printer burns")' }];
  const about = { source: 'jobs', queue: 'send-mail', kind: 'send-mail', originalId: newId() };
  await captureFailures({ ctx: database.ctx(), input: [{ ...about, raw, errors, failedAt }] });
});
afterAll(() => database.drop());

test('health says what lies in which queue, and that nobody has checked or worked yet', async () => {
  const health = await getHealth(ctx);
  expect(health.queues).toMatchObject([{ name: 'send-mail', dead: 1, waiting: 0, oldest: null }]);
  expect(health.processes).toEqual({ workers: 0, beat: null, reconciled: null });
  expect(health.books).toBeNull();
  expect(health.outcomes.map(({ measure }) => measure)).toEqual(['holds', 'checkouts', 'webhooks', 'mails']);
  await checkBooks({ ctx });
  expect((await getHealth(ctx)).books).toMatchObject({ value: 0, details: [] });
});

test('the group, the message and a batch of it are found by the address of the filter; others are not', async () => {
  const query = { q: 'printer', queue: 'send-mail' };
  const { groups, page, total } = await getMessages(ctx, { query });
  expect([groups.length, page.rows.length, total]).toEqual([1, 1, '1']);
  expect((await getMessages(ctx, { query: { q: 'nothing' } })).total).toBe('0');
  // The trace that a job carries is no fault of its payload.
  const message = await getMessage(ctx, page.rows[0]?.id ?? '');
  expect([message?.issues, message?.order]).toEqual([[], null]);
  const frozen = await freezeBatch({ ctx, input: { filter: filterOf(query), action: 'redrive' } });
  if (!frozen.ok) throw new Error(frozen.message);
  expect(await getBatch(ctx, frozen.batchId)).toMatchObject({
    total: 1,
    mine: true,
    trial: { wouldHandle: 1 },
  });
  expect(await getBatches(ctx)).toHaveLength(1);
  for (const id of ['x', newId()])
    expect([await getMessage(ctx, id), await getBatch(ctx, id)]).toEqual([null, null]);
});

test('an export has what matches, and no formula', async () => {
  const read = (format: 'csv' | 'json') =>
    new Response(exportMessages({ ctx, input: { query: {}, format } })).text();
  const csv = (await read('csv')).trim().split('\r\n');
  expect(csv).toHaveLength(2);
  expect(csv[1]).toContain(`"'=HYPERLINK(""the printer burns"")"`);
  expect(JSON.parse(await read('json'))).toMatchObject({
    queue: 'send-mail',
    payload: { mailId: expect.any(String) },
  });
});

test('an alert is taken on once, snoozed, and neither when it is over', async () => {
  await settleSamples({ ctx, input: { samples: [{ rule: 'refunds.failed', subject: null, value: 1 }] } });
  const [alert] = await listLivingAlerts(ctx);
  const input = { alertId: alert?.id ?? '' };
  const both = await Promise.all([acknowledgeAlert({ ctx, input }), acknowledgeAlert({ ctx, input })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await snoozeAlert({ ctx, input: { ...input, minutes: 30 } })).toEqual({ ok: true });
  expect(await getAlert(ctx, input.alertId)).toMatchObject({ acknowledgedBy: expect.any(String) });
  await database.db.execute(sql`update alerts set state = 'resolved', resolved_at = now()`);
  expect(await snoozeAlert({ ctx, input: { ...input, minutes: 30 } })).toMatchObject({ code: 'OVER' });
  expect([await listLivingAlerts(ctx), (await listPastAlerts(ctx)).length]).toEqual([[], 1]);
  expect(await getAlert(ctx, 'x')).toBeNull();
});

test('a channel is added, tried, switched off and removed; its address is never shown, and nothing inside is called', async () => {
  const given = { kind: 'slack', name: 'Ops', target: 'https://[::ffff:169.254.169.254]/', quietFrom: '22' };
  const added = await addChannel({ ctx, input: channelInput.parse(given) });
  if (!added.ok) throw new Error('not added');
  const input = { channelId: added.channelId };
  expect(JSON.stringify(await listChannels(ctx))).not.toContain('169.254');
  expect(await tryChannel({ ctx, input })).toMatchObject({ ok: false, code: 'NOT_TAKEN' });
  expect(await tryChannel({ ctx, input, post: async () => 200 })).toEqual({ ok: true });
  expect(await switchChannel({ ctx, input })).toEqual({ ok: true });
  expect((await listChannels(ctx)).map(({ enabled }) => enabled)).toEqual([true, false]);
  expect(await removeChannel({ ctx, input })).toEqual({ ok: true });
  expect(await removeChannel({ ctx, input })).toMatchObject({ code: 'NOT_FOUND' });
  expect(channelInput.safeParse({ ...given, target: 'http://hooks.example/' }).success).toBe(false);
});

test('nobody but staff has the context that all of this asks for', () => {
  expect(asStaff(database.ctx())).toBeNull();
  expect(asStaff(ctx)?.actor.kind).toBe('staff');
});
