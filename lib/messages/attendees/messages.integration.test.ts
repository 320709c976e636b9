import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { orders, priceLevels, scans, tickets } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { sendMail } from '@/lib/messages/send-mail';
import { caps } from '@/lib/organizers/caps';
import { type Inbox, startInbox } from '@/scripts/local/mail/inbox';
import { countAudience } from './audience';
import { makeAudience } from './audience-fixture';
import { oweMessageMails } from './owe-message-mails';
import { saveDraft } from './save-draft';
import { sendMessage } from './send-message';
import { sendTest } from './send-test';

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
const everybody = { levelIds: [] as string[], presence: 'all' as const };

async function deliver(where: string) {
  const rows = await database.db.execute<{ id: string }>(
    sql`select id from mails where state = 'queued' and ${sql.raw(where)}`,
  );
  for (const { id } of rows) await sendMail({ ctx: job(), input: { mailId: id } });
}

test('void tickets, other prices, who is in and buyers without an address are told apart', async () => {
  const world = await makeAudience(database, 4);
  const { db } = database;
  const performanceId = world.performance.id;
  const count = (values: object = {}) =>
    countAudience(database.ctx(), { performanceId, ...everybody, ...values });
  const [voided, elsewhere, inside] = await db
    .select()
    .from(tickets)
    .where(eq(tickets.performanceId, performanceId));
  if (!voided || !elsewhere || !inside) throw new Error('No tickets');
  await db.update(tickets).set({ status: 'void' }).where(eq(tickets.id, voided.id));
  const [vip] = await db
    .insert(priceLevels)
    .values({ ...world.level, id: newId(), name: 'VIP', position: 1 })
    .returning();
  await db.update(tickets).set({ priceLevelId: vip?.id }).where(eq(tickets.id, elsewhere.id));
  const scan = { performanceId, ticketId: inside.id, deviceId: newId(), gate: 'Main', scannedAt: new Date() };
  await db.insert(scans).values({ id: newId(), ...scan, verdict: 'admitted', outcome: 'first' });
  expect(await count()).toBe(3);
  expect(await count({ levelIds: [vip?.id] })).toBe(1);
  expect(await count({ presence: 'in' })).toBe(1);
  expect(await count({ presence: 'out' })).toBe(2);
  expect(await count({ presence: 'in', levelIds: [vip?.id] })).toBe(0);
  await db.update(scans).set({ undoneAt: new Date() }).where(eq(scans.ticketId, inside.id));
  expect(await count({ presence: 'in' })).toBe(0);
  await db
    .update(orders)
    .set({ email: `${newId()}@box-office.invalid` })
    .where(eq(orders.id, inside.orderId));
  expect(await count()).toBe(2);
});

test('the mail says who writes and why, answers reach the organizer, and hostile text stays text', async () => {
  const world = await makeAudience(database, 1);
  const text =
    'Hello,\n\nsee https://example.org/way?a=1&b=2. <script>alert(1)</script> javascript:alert(1)\n\nThanks';
  const messageId = await world.draft({ subject: 'Gala <b>night</b>', text });
  await sendMessage({ ctx: world.manager.ctx, input: { organizerId: world.organizer.id, messageId } });
  await oweMessageMails({ ctx: job(), input: { messageId } });
  await deliver(`subject_id = '${messageId}'`);
  const [mail] = inbox.controls.messages(world.address(1));
  expect(mail?.subject).toBe('Gala <b>night</b>');
  expect(mail?.replyTo).toEqual(['help@example.test']);
  expect(mail?.html).toContain('href="https://example.org/way?a=1&amp;b=2"');
  expect(mail?.html).not.toMatch(/<script>alert|<b>night|href="javascript/);
  expect(mail?.text?.replace(/\s+/g, ' ')).toContain('because you have a ticket for Test Evening');
  expect(mail?.text).toContain('/orders/');
});

test('a test goes to its sender alone, and is called one', async () => {
  const world = await makeAudience(database, 2);
  const messageId = await world.draft();
  const input = { organizerId: world.organizer.id, messageId };
  const answer = await sendTest({ ctx: world.manager.ctx, input });
  expect(answer).toEqual({ ok: true, toAddress: world.manager.user.email });
  await deliver(`subject_id = '${messageId}'`);
  const got = inbox.controls.messages(world.manager.user.email);
  expect(got.map(({ subject }) => subject)).toEqual(['Test: Doors open at seven']);
  expect(inbox.controls.messages(world.address(1))).toHaveLength(0);
  expect(await world.stateOf(messageId)).toEqual({ state: 'draft', recipients: null });
});

test('nobody to send to: refused, and it stays a draft; what is on its way cannot be changed', async () => {
  const world = await makeAudience(database, 1);
  const organizerId = world.organizer.id;
  const empty = await world.draft({ presence: 'in' });
  const refused = await sendMessage({ ctx: world.manager.ctx, input: { organizerId, messageId: empty } });
  expect(refused).toMatchObject({ ok: false, code: 'NOBODY' });
  expect(await world.stateOf(empty)).toEqual({ state: 'draft', recipients: null });
  const messageId = await world.draft();
  await sendMessage({ ctx: world.manager.ctx, input: { organizerId, messageId } });
  const change = { organizerId, performanceId: world.performance.id, messageId, content: world.content };
  expect(await saveDraft({ ctx: world.manager.ctx, input: change })).toMatchObject({ code: 'NOT_A_DRAFT' });
});

test('a price of another date, or another organizer’s date, is not there', async () => {
  const [world, other] = [await makeAudience(database, 1), await makeAudience(database, 1)];
  const save = (organizerId: string, performanceId: string, level: string[]) =>
    saveDraft({
      ctx: world.manager.ctx,
      input: { organizerId, performanceId, content: { ...world.content, level } },
    });
  const own = world.organizer.id;
  expect(await save(own, world.performance.id, [other.level.id])).toMatchObject({ code: 'NOT_FOUND' });
  expect(await save(own, other.performance.id, [])).toMatchObject({ code: 'NOT_FOUND' });
  expect(await save(own, world.performance.id, [world.level.id])).toMatchObject({ ok: true });
});

test('a date has at most a hundred messages, also when several are begun at once', async () => {
  const world = await makeAudience(database, 1);
  const [organizerId, performanceId] = [world.organizer.id, world.performance.id];
  await database.db.execute(sql`
    insert into attendee_messages (id, organizer_id, performance_id, subject, body, level_ids, presence)
    select gen_random_uuid(), ${organizerId}, ${performanceId}, 'Doors', 'Open at seven.', '{}', ${world.content.presence}
    from generate_series(1, ${caps.messages - 1})`);
  const input = { organizerId, performanceId, content: world.content };
  const answers = await Promise.all([1, 2, 3].map(() => saveDraft({ ctx: world.manager.ctx, input })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({
    code: 'FULL',
    message: 'A date has at most 100 messages. Change one of its drafts.',
  });
});
