import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/db';
import { attendeeMessages, auditLog, mails, refunds, stripeEvents } from '@/db/schema';
import { newId } from '@/lib/ids';
import { markBounced } from '@/lib/messages/mark-bounced';
import { resendReceipt } from '@/lib/messages/resend-receipt';
import { formatMoney } from '@/lib/money';
import { addNote } from '@/lib/orders/add-note';
import { moveTickets } from '@/lib/tickets/move-tickets';
import { nameAttendee } from '@/lib/tickets/name-attendee';
import { recordScans } from '@/lib/tickets/record-scans';
import { undoScans } from '@/lib/tickets/undo-scans';
import { getAdminOrder, getFreeSeats } from './order-page-queries';
import { refundWorld } from './refund-fixture';
import { refundPayment } from './refund-payment';
import { refundTickets } from './refund-tickets';
import { sharedOrder } from './shared-order-fixture';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
let made: Awaited<ReturnType<typeof refundWorld>>;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
  made = await refundWorld(world);
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

type Team = { clerk: Ctx; organizerId: string; performanceId: string };

const bounce = (mailId: string) => markBounced({ ctx: world.job(), input: { mailId } });

async function sent(where: { orderId: string; kind: 'refund' | 'receipt' | 'attendee_message' }) {
  const found = await world.db
    .update(mails)
    .set({ state: 'sent', sentAt: new Date() })
    .where(and(eq(mails.orderId, where.orderId), eq(mails.kind, where.kind), eq(mails.state, 'queued')))
    .returning({ id: mails.id });
  return found.map(({ id }) => id);
}

async function view({ clerk, organizerId }: Team, orderId: string) {
  const order = await getAdminOrder(clerk, organizerId, orderId);
  if (!order) throw new Error('The order is not there');
  return order;
}

const linesOf = async (team: Team, orderId: string) =>
  (await view(team, orderId)).timeline.map(({ what }) => what);

/** Everything that a team can do with its part of an order. Returns the seat that its ticket moved to. */
async function doAll(team: Team, orderId: string): Promise<string> {
  const { clerk, organizerId, performanceId } = team;
  const about = { organizerId, orderId };
  await addNote({ ctx: clerk, input: { ...about, key: newId(), text: 'Aisle' } });
  const before = await view(team, orderId);
  const ticketId = before.tickets[0]?.id ?? '';
  await nameAttendee({ ctx: clerk, input: { ...about, ticketId, name: 'Grace Guest' } });
  await resendReceipt({ ctx: clerk, input: { ...about, key: newId() } });
  const again = (await sent({ orderId, kind: 'receipt' })).at(-1) ?? '';
  await bounce(again);
  const [message] = await world.db
    .insert(attendeeMessages)
    .values({ organizerId, performanceId, subject: 'News', body: 'Come early.' })
    .returning();
  await world.db
    .insert(mails)
    .values({ kind: 'attendee_message', orderId, subjectId: message?.id ?? '', toAddress: 'a@example.test' });
  for (const id of await sent({ orderId, kind: 'attendee_message' })) await bounce(id);
  const scanId = newId();
  const door = { organizerId, performanceId, deviceId: newId() };
  const scan = { id: scanId, ticketId, gate: 'North', verdict: 'admitted', scannedAt: new Date() } as const;
  await recordScans({ ctx: clerk, input: { ...door, sentAt: new Date(), scans: [scan] } });
  await undoScans({ ctx: clerk, input: { ...door, scanIds: [scanId] } });
  const free = await getFreeSeats(clerk, before);
  const seat = free.at(-1) ?? '';
  expect(await moveTickets({ ctx: clerk, input: { ...about, moves: [{ ticketId, seat }] } })).toMatchObject({
    ok: true,
  });
  const ticketIds = (await view(team, orderId)).tickets.map(({ id }) => id);
  const refund = { ...about, ticketIds, keepFees: false, key: newId() };
  expect(await refundTickets({ ctx: clerk, input: refund })).toMatchObject({ ok: true });
  const [owed] = await world.db.select().from(refunds).where(eq(refunds.orderId, orderId));
  await refundPayment({ ctx: world.job(), input: { refundId: owed?.id ?? '' } });
  for (const id of await sent({ orderId, kind: 'refund' })) await bounce(id);
  return seat;
}

test('of an order with evenings of two organizers, what one team does is nowhere in the other’s history', async () => {
  const { orderId, other, pay } = await sharedOrder(world, made.performanceId);
  await pay();
  await sent({ orderId, kind: 'receipt' });
  const theirs = {
    clerk: await made.clerkOf(other.organizer.id),
    organizerId: other.organizer.id,
    performanceId: other.performance.id,
  };
  const before = await linesOf(made, orderId);
  expect(before).toContain('Paid');
  await doAll(theirs, orderId);
  expect(await linesOf(made, orderId)).toEqual(before);
  const own = (await linesOf(theirs, orderId)).join('\n');
  for (const line of ['Note added', 'Attendee changed', 'Refund sent back', 'bounced', 'Let in', 'Moved'])
    expect(own).toContain(line);
});

test('rows from before each had an organizer show nothing of the other’s refunds', async () => {
  const { orderId, pay } = await sharedOrder(world, made.performanceId, 21);
  await pay();
  const before = await linesOf(made, orderId);
  const [refundMail] = await world.db
    .insert(mails)
    .values({ kind: 'attendee_message', orderId, subjectId: newId(), toAddress: 'a@example.test' })
    .returning();
  const row = { actorKind: 'job', subjectType: 'order', subjectId: orderId };
  await world.db.insert(auditLog).values([
    { ...row, action: 'refund.owed', details: { amount: 4_500 } },
    { ...row, action: 'order.partially_refunded' },
    { ...row, action: 'tickets.voided' },
    { ...row, action: 'mail.bounced', details: { mailId: refundMail?.id, kind: 'refund' } },
  ]);
  expect(await linesOf(made, orderId)).toEqual(before);
});

test('the history of an order: cart, payment page, Stripe, tickets, mails, scans, seats, refund, in their order', async () => {
  const { orderId } = await made.buy([0]);
  const { sessionId } = await world.sessionOf(orderId);
  await world.db
    .insert(stripeEvents)
    .values({ id: `evt_${newId()}`, type: 'checkout.session.completed', objectId: sessionId });
  const [receipt] = await sent({ orderId, kind: 'receipt' });
  await bounce(receipt ?? '');
  const seat = await doAll(made, orderId);
  const lines = await linesOf(made, orderId);
  const first = 'Orchestra · Row A · Seat 1';
  const wanted = [
    'Cart opened',
    'Order placed',
    'Payment page 1 opened: complete',
    'checkout.session.completed',
    'Paid',
    'Tickets issued',
    'Mail “receipt”: queued',
    'Mail “receipt”: sent',
    'Mail “receipt”: bounced',
    'Note added',
    `Attendee changed: ${first}`,
    'Receipt sent again',
    'Mail “attendee message”: sent',
    `Let in at North: ${first}`,
    `Scan at North taken back: ${first}`,
    `Moved from ${first} to ${seat}`,
    `1 ticket given back, ${formatMoney(8_000, 'usd')}`,
    `Refund sent back, ${formatMoney(8_000, 'usd')}`,
    'Mail “refund”: sent',
  ];
  for (const line of wanted) expect(lines).toContain(line);
  const steps = ['Cart opened', 'Order placed', 'Paid', 'Tickets issued', `Moved from ${first} to ${seat}`];
  expect(lines.filter((line) => steps.includes(line))).toEqual(steps);
  const at = (await view(made, orderId)).timeline.map((entry) => entry.at);
  expect(at).toEqual([...at].sort());
});
