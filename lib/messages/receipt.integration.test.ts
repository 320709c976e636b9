import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { events, mails, orders } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { isGuestKey } from '@/lib/orders/guest-link';
import { makePaidOrder } from '@/lib/tickets/testing';
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
afterAll(async () => {
  await inbox.close();
  vi.unstubAllEnvs();
  await database.drop();
});

const job = () => database.ctx({ kind: 'job', name: 'test' });

async function owedReceipt(toAddress: string) {
  const world = await makeSeatedPerformance(database.db, { startsAt: new Date('2026-12-05T00:30:00Z') });
  const { orderId } = await makePaidOrder(database.db, { world });
  const mail = await oweMail({ ctx: job(), input: { kind: 'receipt', orderId, toAddress } });
  return { orderId, eventId: world.event.id, mailId: mail?.mailId ?? '' };
}

const read = (to: string) => inbox.controls.messages(to);

test('a receipt says what was bought, when in the venue’s zone, and what it cost in all; its link opens the order', async () => {
  const to = 'facts@example.test';
  const { orderId, mailId } = await owedReceipt(to);
  expect(await sendMail({ ctx: job(), input: { mailId } })).toBe('sent');
  const [mail] = read(to);
  for (const part of [mail?.text, mail?.html]) {
    for (const fact of ['Test Evening', 'Fri 4 Dec 2026, 19:30 EST', 'Test Hall', 'Row A', '$160', '$12']) {
      expect(part).toContain(fact);
    }
  }
  const key = new RegExp(`/orders/${orderId}\\?key=(\\S+)`).exec(mail?.text ?? '')?.[1];
  expect(isGuestKey(key, orderId)).toBe(true);
});

test('names and titles from people are inert in header, HTML and text', async () => {
  const to = 'hostile@example.test';
  const { orderId, eventId, mailId } = await owedReceipt(to);
  const title = 'Gala\r\nBcc: all@example.test <img src=x onerror=alert(1)>';
  await database.db.update(events).set({ title }).where(eq(events.id, eventId));
  await database.db
    .update(orders)
    .set({ buyerName: 'Ada\r\nCc: all@example.test <script>' })
    .where(eq(orders.id, orderId));
  await sendMail({ ctx: job(), input: { mailId } });
  const [mail] = read(to);
  expect(mail?.to).toEqual([to]);
  expect([mail?.cc, mail?.bcc]).toEqual([[], []]);
  expect(mail?.subject).not.toMatch(/[\r\n]/);
  expect(mail?.html).not.toMatch(/<img src=x|<script>/);
});

test('accepted, the answer lost, the order changed before the next try: one receipt, and it counts as sent', async () => {
  const to = 'lost@example.test';
  const { orderId, mailId } = await owedReceipt(to);
  inbox.controls.addFault({ kind: 'cut', times: 1 });
  await expect(sendMail({ ctx: job(), input: { mailId } })).rejects.toThrow();
  await database.db.update(orders).set({ buyerName: 'Ada Newname' }).where(eq(orders.id, orderId));
  expect(await sendMail({ ctx: job(), input: { mailId } })).toBe('sent');
  expect(read(to)).toHaveLength(1);
  const [row] = await database.db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId));
  expect(row?.state).toBe('sent');
});

test('a lease that died with its worker ends by the clock, and a second worker meanwhile is sent away', async () => {
  const to = 'lease@example.test';
  const { mailId } = await owedReceipt(to);
  const soon = new Date(Date.now() + 60_000);
  await database.db.update(mails).set({ leasedUntil: soon }).where(eq(mails.id, mailId));
  await expect(sendMail({ ctx: job(), input: { mailId } })).rejects.toThrow('Another worker');
  await database.db
    .update(mails)
    .set({ leasedUntil: new Date(0) })
    .where(eq(mails.id, mailId));
  expect(await sendMail({ ctx: job(), input: { mailId } })).toBe('sent');
  expect(read(to)).toHaveLength(1);
});
