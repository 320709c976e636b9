import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent, makeSeatedPerformance } from '@/db/factories';
import { attendeeMessages, auditLog, mails, payments } from '@/db/schema';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { resendReceipt } from '@/lib/messages/resend-receipt';
import { addNote } from '@/lib/orders/add-note';
import type { OrderFilter } from '@/lib/orders/order-filter';
import { placeOrder } from '@/lib/orders/place-order';
import { nameAttendee } from '@/lib/tickets/name-attendee';
import { ticketsOfOrder } from '@/lib/tickets/ticket-rows';
import { cancelUnpaid } from './cancel-unpaid';
import { getOrderPage } from './order-list-queries';
import { getAdminOrder } from './order-page-queries';
import { refundWorld } from './refund-fixture';
import { refundTickets } from './refund-tickets';
import { sharedOrder } from './shared-order-fixture';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
let made: Awaited<ReturnType<typeof refundWorld>>;
let stranger: string;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
  made = await refundWorld(world);
  stranger = (await makeEvent(world.db)).organizer.id;
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

const found = async (filter: OrderFilter, organizerId = made.organizerId) =>
  (await getOrderPage(made.clerk, organizerId, filter)).orders.map(({ id }) => id);

const shared = (ownSeat?: number) => sharedOrder(world, made.performanceId, ownSeat);

test('an order is found by name, address, number, card, ticket and code, and by nobody else', async () => {
  const { orderId } = await made.buy([0]);
  const order = await getAdminOrder(made.clerk, made.organizerId, orderId);
  const [ticket] = await ticketsOfOrder(made.clerk, orderId);
  const [payment] = await world.db.select().from(payments).where(eq(payments.orderId, orderId));
  expect(payment?.cardLast4).toMatch(/^\d{4}$/);
  const searches = [
    order?.email,
    order?.number.slice(2),
    order?.number.toLowerCase(),
    ticket?.id,
    ticket?.code,
    payment?.cardLast4,
    'ADA',
  ];
  for (const search of searches) {
    expect(await found({ search: search ?? '' }), String(search)).toContain(orderId);
    expect(await found({ search: search ?? '' }, stranger)).toEqual([]);
  }
  expect(await found({ search: '%' })).toEqual([]);
  expect(await found({ status: 'refunded' })).not.toContain(orderId);
  expect(await found({ performanceId: made.performanceId, status: 'paid' })).toContain(orderId);
  expect(await found({ performanceId: newId() })).toEqual([]);
  expect(await found({ from: '2099-01-01' })).toEqual([]);
});

test('pages follow each other without a gap, forwards and back', async () => {
  const one = await makeSeatedPerformance(world.db);
  const ids: string[] = [];
  for (let n = 0; n < 52; n++) {
    const ctx = world.ctx();
    const seat = holdInput.parse({
      performanceId: one.performance.id,
      best: { priceLevelId: n < 20 ? one.premium.id : one.standard.id, quantity: 1 },
    });
    if (n >= 40) break;
    await hold({ ctx, input: seat });
    const placed = await placeOrder({
      ctx,
      input: { email: `${newId()}@example.test`, buyerName: 'Ada', acceptedTotal: n < 20 ? 8_000 : 4_500 },
    });
    if (placed.ok) ids.unshift(placed.orderId);
  }
  const all = await getOrderPage(made.clerk, one.organizer.id, {});
  expect(all.orders.map(({ id }) => id)).toEqual(ids);
  expect(all).toMatchObject({ newer: undefined, older: undefined });
  const rest = await getOrderPage(made.clerk, one.organizer.id, { older: ids[9] });
  expect(rest.orders[0]?.id).toBe(ids[10]);
  expect(rest.newer).toBe(ids[10]);
  const back = await getOrderPage(made.clerk, one.organizer.id, { newer: ids[10] });
  expect(back.orders.map(({ id }) => id)).toEqual(ids.slice(0, 10));
});

test('of an order with evenings of two organizers each sees and refunds its own part', async () => {
  const { orderId, other, pay } = await shared();
  await pay();
  const mine = await getAdminOrder(made.clerk, made.organizerId, orderId);
  const theirs = await getAdminOrder(made.clerk, other.organizer.id, orderId);
  expect(mine).toMatchObject({ isWhole: false, totals: { total: mine?.items[0]?.price } });
  expect([mine?.tickets.length, theirs?.tickets.length]).toEqual([1, 1]);
  expect((mine?.totals.total ?? 0) + (theirs?.totals.total ?? 0)).toBe(12_500);
  const input = { organizerId: made.organizerId, orderId, keepFees: false, key: newId() };
  const foreign = theirs?.tickets.map(({ id }) => id) ?? [];
  expect(await refundTickets({ ctx: made.clerk, input: { ...input, ticketIds: foreign } })).toMatchObject({
    code: 'NOT_FOUND',
  });
  const own = mine?.tickets.map(({ id }) => id) ?? [];
  expect(await refundTickets({ ctx: made.clerk, input: { ...input, ticketIds: own } })).toMatchObject({
    ok: true,
  });
  expect((await getAdminOrder(made.clerk, made.organizerId, orderId))?.refunds).toHaveLength(1);
  const after = await getAdminOrder(made.clerk, other.organizer.id, orderId);
  expect(after?.refunds).toEqual([]);
  expect(JSON.stringify(after?.timeline)).not.toMatch(/refund|given back/i);
  expect(await getAdminOrder(made.clerk, stranger, orderId)).toBeNull();
  expect(await getAdminOrder(made.clerk, made.organizerId, "x'")).toBeNull();
});

test('a message of one organizer to a shared order is not in the history that the other sees', async () => {
  const { orderId, other, pay } = await shared(22);
  await pay();
  const [message] = await world.db
    .insert(attendeeMessages)
    .values({
      organizerId: other.organizer.id,
      performanceId: other.performance.id,
      subject: 'News',
      body: 'Come early.',
    })
    .returning();
  const subjectId = message?.id ?? '';
  const toAddress = 'ada@example.test';
  await world.db.insert(mails).values({ kind: 'attendee_message', orderId, subjectId, toAddress });
  const historyFor = async (organizerId: string) =>
    JSON.stringify((await getAdminOrder(made.clerk, organizerId, orderId))?.timeline);
  expect(await historyFor(other.organizer.id)).toContain('attendee message');
  expect(await historyFor(made.organizerId)).not.toContain('attendee message');
});

test('the history of an order: cart, payment, Stripe, mails, what the team did', async () => {
  const { orderId } = await made.buy([1]);
  await addNote({
    ctx: made.clerk,
    input: { organizerId: made.organizerId, orderId, key: newId(), text: 'Aisle' },
  });
  const order = await getAdminOrder(made.clerk, made.organizerId, orderId);
  const lines = order?.timeline.map(({ what }) => what) ?? [];
  for (const line of [
    'Cart opened',
    'Order placed',
    'Paid',
    'Tickets issued',
    'Mail “receipt”: queued',
    'Note added',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.indexOf('Cart opened')).toBeLessThan(lines.indexOf('Paid'));
  expect(order?.timeline.find(({ what }) => what === 'Note added')?.by).toBe('The clerk');
  expect(order?.notes).toMatchObject([{ text: 'Aisle', author: 'The clerk' }]);
});

test('a note sent twice is one; the receipt goes out once for each key, and not without end', async () => {
  const { orderId } = await made.buy([2]);
  const { organizerId, clerk } = made;
  const note = { organizerId, orderId, key: newId(), text: 'Wheelchair' };
  await Promise.all([addNote({ ctx: clerk, input: note }), addNote({ ctx: clerk, input: note })]);
  expect((await getAdminOrder(clerk, organizerId, orderId))?.notes).toHaveLength(1);
  const key = newId();
  await resendReceipt({ ctx: clerk, input: { organizerId, orderId, key } });
  await resendReceipt({ ctx: clerk, input: { organizerId, orderId, key } });
  expect(await world.mailsOf(orderId)).toEqual(['receipt', 'receipt']);
  const answers: unknown[] = [];
  for (let n = 0; n < 4; n++)
    answers.push(await resendReceipt({ ctx: clerk, input: { organizerId, orderId, key: newId() } }));
  expect(answers.at(-1)).toMatchObject({ code: 'SLOW_DOWN' });
  expect((await world.mailsOf(orderId)).length).toBe(5);
});

test('who comes with a ticket can be found; the log does not name him', async () => {
  const { orderId } = await made.buy([3]);
  const [ticket] = await made.ticketsOf(orderId);
  const { organizerId, clerk } = made;
  const input = { organizerId, orderId, ticketId: ticket?.id ?? '', name: 'Grace Guest' };
  expect(await nameAttendee({ ctx: clerk, input })).toEqual({ ok: true });
  expect(await found({ search: 'grace' })).toEqual([orderId]);
  const rows = await world.db.select().from(auditLog).where(eq(auditLog.subjectId, orderId));
  expect(JSON.stringify(rows)).not.toContain('Grace');
});

test("another organizer's clerk can do nothing with an order", async () => {
  const { orderId } = await made.buy([4]);
  const [ticket] = await made.ticketsOf(orderId);
  const ctx = await made.clerkOf(stranger);
  const about = { organizerId: stranger, orderId, key: newId() };
  const answers = [
    await addNote({ ctx, input: { ...about, text: 'x' } }),
    await resendReceipt({ ctx, input: about }),
    await nameAttendee({ ctx, input: { ...about, ticketId: ticket?.id ?? '', name: 'x' } }),
    await cancelUnpaid({ ctx, input: about }),
  ];
  expect(answers.map((answer) => answer.ok || answer.code)).toEqual(answers.map(() => 'NOT_FOUND'));
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
});

test('an unpaid order can be ended: Stripe first, then the seats are free; one that was just paid is completed', async () => {
  const { organizerId, clerk, performanceId } = made;
  const open = await world.checkout({ performanceId, seatIndexes: [5] }, 8_000);
  expect(await cancelUnpaid({ ctx: clerk, input: { organizerId, orderId: open.orderId } })).toEqual({
    ok: true,
    paid: false,
  });
  expect(await world.statusOf(open.orderId)).toBe('cancelled');
  expect(() => world.controls.paySession(open.sessionId)).toThrow();
  const paid = await world.checkout({ performanceId, seatIndexes: [5] }, 8_000);
  world.controls.paySession(paid.sessionId);
  expect(await cancelUnpaid({ ctx: clerk, input: { organizerId, orderId: paid.orderId } })).toMatchObject({
    paid: true,
  });
  expect(await world.statusOf(paid.orderId)).toBe('paid');
  const { orderId } = await shared();
  expect(await cancelUnpaid({ ctx: clerk, input: { organizerId, orderId } })).toMatchObject({
    code: 'SHARED',
  });
});
