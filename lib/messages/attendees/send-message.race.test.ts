import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { attendeeMessages, auditLog, mails } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { sendMail } from '@/lib/messages/send-mail';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';
import { makeAudience } from './audience-fixture';
import { oweMessageMails } from './owe-message-mails';
import { messagesPerDay, sendMessage } from './send-message';
import { steerMessage } from './steer-message';

let database: TestDatabase;
let inbox: Inbox;
beforeAll(async () => {
  database = await createTestDatabase();
  inbox = await startInbox({ port: 0 });
  vi.stubEnv('RESEND_API_URL', inbox.url);
});
afterAll(async () => {
  await inbox.close();
  vi.unstubAllEnvs();
  await database.drop();
});

const job = () => database.ctx({ kind: 'job', name: 'test' });
const work = (messageId: string, until?: number) =>
  oweMessageMails({ ctx: job(), input: { messageId }, until });
const waiting = (messageId: string) =>
  database.db.execute<{ id: string }>(
    sql`select id from mails where subject_id = ${messageId} and state = 'queued'`,
  );

test('confirmed ten times at once: whom it goes to is frozen once, and who buys later is not in it', async () => {
  const world = await makeAudience(database, 30);
  const messageId = await world.draft();
  const input = { organizerId: world.organizer.id, messageId };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => sendMessage({ ctx: world.manager.ctx, input })),
  );
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, recipients: 30 })));
  await world.buy(31);
  await work(messageId);
  expect(await world.mailsOf(messageId)).toHaveLength(30);
  expect(await world.jobsOf(messageId)).toBe(30);
  const confirmed = eq(auditLog.action, 'message.confirmed');
  expect(await database.db.$count(auditLog, confirmed)).toBe(1);
});

test('four workers at once, stopped after each batch: one mail a person, however many orders he has', async () => {
  const world = await makeAudience(database, 1_300);
  await world.buy(1, 400);
  const messageId = await world.draft();
  const sent = await sendMessage({
    ctx: world.manager.ctx,
    input: { organizerId: world.organizer.id, messageId },
  });
  expect(sent).toEqual({ ok: true, recipients: 1_300 });
  expect(await work(messageId, 0)).toBe('goes_on');
  expect(await world.mailsOf(messageId)).toHaveLength(500);
  await Promise.all(Array.from({ length: 4 }, () => work(messageId)));
  const owed = await world.mailsOf(messageId);
  expect(owed).toHaveLength(1_300);
  expect(new Set(owed.map(({ address }) => address)).size).toBe(1_300);
  expect(await world.jobsOf(messageId)).toBe(1_300);
});

test('control: without the lock and the key, two workers owe the same people twice', async () => {
  const world = await makeAudience(database, 10);
  const messageId = await world.draft();
  await sendMessage({ ctx: world.manager.ctx, input: { organizerId: world.organizer.id, messageId } });
  let looked = 0;
  const both = Promise.withResolvers<void>();
  const careless = async () => {
    const people = await database.db.execute<{ address: string; orderId: string }>(sql`
      select address, order_id as "orderId" from attendee_message_recipients
      where message_id = ${messageId} and mail_id is null`);
    if (++looked === 2) both.resolve();
    await both.promise;
    for (const { address, orderId } of people) {
      const subjectId = `${messageId} ${newId()}`;
      await database.db
        .insert(mails)
        .values({ kind: 'attendee_message', orderId, toAddress: address, subjectId });
    }
  };
  await Promise.all([careless(), careless()]);
  const made = sql`subject_id like ${`${messageId}%`}`;
  expect(await database.db.$count(mails, made)).toBe(20);
});

test('paused while it is owed and sent: nothing leaves until it goes on, then each gets it once', async () => {
  const world = await makeAudience(database, 700);
  const organizerId = world.organizer.id;
  const messageId = await world.draft();
  await sendMessage({ ctx: world.manager.ctx, input: { organizerId, messageId } });
  const steer = (to: 'paused' | 'sending' | 'cancelled') =>
    steerMessage({ ctx: world.manager.ctx, input: { organizerId, messageId, to } });
  const [, paused] = await Promise.all([work(messageId), steer('paused')]);
  expect(paused).toEqual({ ok: true });
  expect(await waiting(messageId)).toHaveLength(0);
  const [kept] = await database.db.execute<{ id: string }>(
    sql`select id from mails where subject_id = ${messageId} limit 1`,
  );
  if (kept) expect(await sendMail({ ctx: job(), input: { mailId: kept.id } })).toBe('not_ours');
  expect(await steer('paused')).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  expect(await steer('sending')).toEqual({ ok: true });
  await work(messageId);
  expect(await waiting(messageId)).toHaveLength(700);
  const [first] = await waiting(messageId);
  expect(await sendMail({ ctx: job(), input: { mailId: first?.id ?? '' } })).toBe('sent');
  expect(await steer('cancelled')).toEqual({ ok: true });
  expect(await waiting(messageId)).toHaveLength(0);
  expect(await steer('sending')).toMatchObject({ ok: false });
  await work(messageId);
  const states = (await world.mailsOf(messageId)).map(({ state }) => state);
  expect(states.filter((state) => state === 'sent')).toHaveLength(1);
  expect(states.filter((state) => state === 'withheld')).toHaveLength(699);
});

test('paused while a mail is on its way: what was sent counts as sent, and is not sent again', async () => {
  const world = await makeAudience(database, 1);
  const organizerId = world.organizer.id;
  const messageId = await world.draft();
  await sendMessage({ ctx: world.manager.ctx, input: { organizerId, messageId } });
  await work(messageId);
  const [mail] = await waiting(messageId);
  const sending = sendMail({ ctx: job(), input: { mailId: mail?.id ?? '' } });
  await vi.waitUntil(
    async () => (await database.db.$count(mails, sql`id = ${mail?.id} and attempts = 1`)) === 1,
  );
  await steerMessage({ ctx: world.manager.ctx, input: { organizerId, messageId, to: 'paused' } });
  expect(await sending).toBe('sent');
  await steerMessage({ ctx: world.manager.ctx, input: { organizerId, messageId, to: 'sending' } });
  await work(messageId);
  expect(await waiting(messageId)).toHaveLength(0);
  expect(inbox.controls.messages(world.address(1))).toHaveLength(1);
});

test('the limit of a day holds, also when messages are confirmed at once', async () => {
  const world = await makeAudience(database, 1);
  const organizerId = world.organizer.id;
  const drafts = await Promise.all(Array.from({ length: messagesPerDay + 3 }, () => world.draft()));
  const answers = await Promise.all(
    drafts.map((messageId) => sendMessage({ ctx: world.manager.ctx, input: { organizerId, messageId } })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(messagesPerDay);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'TOO_MANY' });
});

test('a full house of 18,000 is frozen and owed within bounds', async () => {
  const world = await makeAudience(database, 18_000);
  const messageId = await world.draft();
  const input = { organizerId: world.organizer.id, messageId };
  expect(await sendMessage({ ctx: world.manager.ctx, input })).toEqual({ ok: true, recipients: 18_000 });
  while ((await work(messageId)) === 'goes_on');
  expect(await world.jobsOf(messageId)).toBe(18_000);
  const [row] = await database.db
    .select({ priority: sql<number>`max(priority)` })
    .from(sql`pgboss.job`)
    .where(
      sql`name = 'send-mail' and data->>'mailId' in (select id::text from mails where subject_id = ${messageId})`,
    );
  expect(row?.priority).toBeLessThan(0);
});

test('another organizer finds neither draft nor message', async () => {
  const [world, other] = [await makeAudience(database, 1), await makeAudience(database, 1)];
  const messageId = await world.draft();
  const theirs = { organizerId: other.organizer.id, messageId };
  expect(await sendMessage({ ctx: other.manager.ctx, input: theirs })).toMatchObject({ code: 'NOT_FOUND' });
  await sendMessage({ ctx: world.manager.ctx, input: { organizerId: world.organizer.id, messageId } });
  for (const to of ['paused', 'cancelled'] as const) {
    const answer = await steerMessage({ ctx: other.manager.ctx, input: { ...theirs, to } });
    expect(answer).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await world.stateOf(messageId)).toEqual({ state: 'sending', recipients: 1 });
  expect(
    await database.db.$count(attendeeMessages, eq(attendeeMessages.organizerId, other.organizer.id)),
  ).toBe(0);
});
