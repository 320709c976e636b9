import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { makeEvent, makeSeatedPerformance } from '@/db/factories';
import { meeting } from '@/db/race-fixture';
import { auditLog, placeStock, refunds } from '@/db/schema';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { getOrder } from '@/lib/orders/queries';
import { exportRows } from './order-exports';
import { getOrderPage } from './order-list-queries';
import { refreshOrder } from './refresh-order';
import { refundWorld } from './refund-fixture';
import { refundPayment } from './refund-payment';
import { refundTickets } from './refund-tickets';
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

const send = async (orderId: string) => {
  for (const { id } of await world.refundsOf(orderId)) {
    await refundPayment({ ctx: world.job(), input: { refundId: id } });
  }
};
const refund = (orderId: string, ticketIds: string[], more = {}) =>
  refundTickets({
    ctx: made.clerk,
    input: { organizerId: made.organizerId, orderId, ticketIds, keepFees: false, key: newId(), ...more },
  });

test('one of two tickets: its money goes back, its seat is free at once, the other stays good', async () => {
  const { orderId } = await made.buy([0, 1]);
  const [first, second] = await made.ticketsOf(orderId);
  expect(await refund(orderId, [first?.id ?? ''])).toEqual({
    ok: true,
    amount: 8_000,
    tickets: 1,
    byHand: false,
  });
  expect(await made.soldSeats(orderId)).toBe(1);
  const free = await hold({
    ctx: world.ctx(),
    input: holdInput.parse({ performanceId: made.performanceId, seatIndexes: [0] }),
  });
  expect(free.ok).toBe(true);
  expect((await made.ticketsOf(orderId)).map(({ status }) => status)).toEqual(['void', 'valid']);
  await send(orderId);
  expect(await world.statusOf(orderId)).toBe('partially_refunded');
  expect(await refund(orderId, [second?.id ?? ''])).toMatchObject({ amount: 8_000 });
  await send(orderId);
  expect(await world.statusOf(orderId)).toBe('refunded');
  expect(await world.mailsOf(orderId)).toEqual(['receipt', 'refund', 'refund']);
  const written = await world.db.select().from(auditLog).where(eq(auditLog.organizerId, made.organizerId));
  expect(written.map(({ action }) => action)).toContain('order.tickets_refunded');
});

test('fees can stay; places of a level come back one by one', async () => {
  const order = await made.buyPlaces(3);
  const clerk = await made.clerkOf(order.organizer.id);
  const [one, two] = await made.ticketsOf(order.orderId);
  const answer = await refundTickets({
    ctx: clerk,
    input: {
      organizerId: order.organizer.id,
      orderId: order.orderId,
      ticketIds: [one?.id ?? '', two?.id ?? ''],
      keepFees: true,
      key: newId(),
    },
  });
  expect(answer).toMatchObject({ ok: true, amount: 2 * 2_650 });
  const [stock] = await world.db.select().from(placeStock).where(eq(placeStock.priceLevelId, order.level.id));
  expect(stock?.sold).toBe(1);
  await send(order.orderId);
  expect(await world.statusOf(order.orderId)).toBe('partially_refunded');
});

test('two clerks refund the same tickets at once, and one presses twice: the money goes back once', async () => {
  for (const seat of [2, 3, 4, 5]) {
    const { orderId } = await made.buy([seat]);
    const ids = (await made.ticketsOf(orderId)).map(({ id }) => id);
    const key = newId();
    const answers = await Promise.all([
      refund(orderId, ids, { key }),
      refund(orderId, ids, { key }),
      refund(orderId, ids),
      refund(orderId, ids),
    ]);
    expect((await world.refundsOf(orderId)).map(({ amount }) => amount)).toEqual([8_000]);
    const gone = answers.filter((answer) => !answer.ok && answer.code === 'TICKETS_GONE').length;
    expect([2, 3]).toContain(gone);
    await send(orderId);
  }
});

test('control: without the lock of the order both clerks find the tickets good', async () => {
  const { orderId } = await made.buy([6]);
  const both = meeting(2);
  const undo = new Error('undone');
  const found = await Promise.all(
    [0, 1].map(async () => {
      let seen: string[] = [];
      await withTransaction(made.clerk, async ({ db }) => {
        seen = (await db.query.tickets.findMany({ where: (t, { eq: is }) => is(t.orderId, orderId) })).map(
          ({ status }) => status,
        );
        await both();
        throw undo;
      }).catch((error) => {
        if (error !== undo) throw error;
      });
      return seen;
    }),
  );
  expect(found).toEqual([['valid'], ['valid']]);
});

test("another organizer's order, an unknown ticket, nothing chosen: not found, and nothing happens", async () => {
  const { orderId } = await made.buy([7]);
  const ids = (await made.ticketsOf(orderId)).map(({ id }) => id);
  const { organizer } = await makeEvent(world.db);
  const stranger = await made.clerkOf(organizer.id);
  const asked = { organizerId: organizer.id, orderId, ticketIds: ids, keepFees: false, key: newId() };
  expect(await refundTickets({ ctx: stranger, input: asked })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refund(orderId, [newId()])).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refund(orderId, [])).toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.refundsOf(orderId)).toEqual([]);
});

test('what went back at Stripe already cannot go back again, and the tickets stay as they were', async () => {
  const { orderId } = await made.buy([8]);
  const [payment] = await world.paymentsOf(orderId);
  const [row] = await world.db
    .insert(refunds)
    .values({ orderId, paymentId: payment?.id ?? '', reason: 'goodwill', amount: 1 })
    .returning();
  const ids = (await made.ticketsOf(orderId)).map(({ id }) => id);
  expect(await refund(orderId, ids)).toMatchObject({ code: 'TOO_MUCH' });
  expect((await made.ticketsOf(orderId)).map(({ status }) => status)).toEqual(['valid']);
  expect(await made.soldSeats(orderId)).toBe(1);
  await world.db.delete(refunds).where(eq(refunds.id, row?.id ?? ''));
});

describe('who gave tickets back', () => {
  test('can buy again up to the limit, and no more', async () => {
    const { db } = world;
    const { performance, organizer } = await makeSeatedPerformance(db, { maxPerBuyer: 2 });
    const clerk = await made.clerkOf(organizer.id);
    const performanceId = performance.id;
    const seats = (...seatIndexes: number[]) => ({ performanceId, seatIndexes });
    const first = await world.checkout(seats(0, 1), 16_000);
    world.controls.paySession(first.sessionId);
    await refreshOrder({ ctx: world.job(), input: { orderId: first.orderId } });
    const more = (...indexes: number[]) =>
      hold({ ctx: first.ctx, input: holdInput.parse(seats(...indexes)) });
    expect(await more(2)).toMatchObject({ code: 'LIMIT_REACHED', have: 2 });
    const [ticket] = await made.ticketsOf(first.orderId);
    const input = { organizerId: organizer.id, orderId: first.orderId, ticketIds: [ticket?.id ?? ''] };
    const back = await refundTickets({ ctx: clerk, input: { ...input, keepFees: false, key: newId() } });
    expect(back).toMatchObject({ ok: true });
    expect(await more(2, 3)).toMatchObject({ code: 'LIMIT_REACHED', have: 1 });
    const again = await world.checkout(seats(2), 8_000, first.actor);
    expect(again.started).toMatchObject({ ok: true });
    await send(first.orderId);
  });
});

test('all tickets are back and the fees kept: the order is refunded, which lists and exports say', async () => {
  const { orderId, ctx } = await made.buy([18, 19]);
  const [first, second] = await made.ticketsOf(orderId);
  await refund(orderId, [first?.id ?? ''], { keepFees: true });
  await send(orderId);
  expect(await world.statusOf(orderId)).toBe('partially_refunded');
  await refund(orderId, [second?.id ?? ''], { keepFees: true });
  await send(orderId);
  expect(await world.statusOf(orderId)).toBe('refunded');
  const page = await getOrderPage(made.clerk, made.organizerId, { status: 'refunded' });
  const ours = page.orders.filter(({ feesKept }) => feesKept);
  expect(ours.map(({ id }) => id)).toEqual([orderId]);
  const rows = [];
  const input = { organizerId: made.organizerId, filter: {}, timeZone: 'UTC' };
  for await (const row of exportRows(made.clerk, 'orders', input)) rows.push(row);
  const { number = '' } = (await getOrder(ctx, orderId)) ?? {};
  expect(rows.find(([first]) => first === number)?.[1]).toBe('refunded, fees kept');
});
