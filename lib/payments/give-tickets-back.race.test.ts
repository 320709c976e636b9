import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderItems, organizers, performances, scans, tickets } from '@/db/schema';
import { newId } from '@/lib/ids';
import { recordScans } from '@/lib/tickets/record-scans';
import { continuePerformanceRefund } from './continue-performance-refund';
import { giveTicketsBack } from './give-tickets-back';
import { refundWorld } from './refund-fixture';
import { refundPayment } from './refund-payment';
import { refundPerformance } from './refund-performance';
import { refundTickets } from './refund-tickets';
import { type PaymentWorld, startPaymentWorld } from './testing';

type Made = Awaited<ReturnType<typeof refundWorld>>;

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

/** A house 30 days ahead, whose organizer lets buyers give tickets back until some days before. */
async function house(refundDays: number | null, refundKeepsFees = false) {
  const made = await refundWorld(world);
  await setRule(made, refundDays, refundKeepsFees);
  return made;
}
const setRule = ({ organizerId }: Made, refundDays: number | null, refundKeepsFees = false) =>
  world.db.update(organizers).set({ refundDays, refundKeepsFees }).where(eq(organizers.id, organizerId));

const back = (orderId: string, ticketIds: string[]) =>
  giveTicketsBack({ ctx: world.ctx(), input: { orderId, ticketIds } });
const idsOf = async (made: Made, orderId: string) => (await made.ticketsOf(orderId)).map(({ id }) => id);
const send = async (orderId: string) => {
  for (const { id } of await world.refundsOf(orderId)) {
    await refundPayment({ ctx: world.job(), input: { refundId: id } });
  }
};
const scan = ({ clerk, organizerId, performanceId }: Made, ticketId: string) =>
  recordScans({
    ctx: clerk,
    input: {
      organizerId,
      performanceId,
      deviceId: newId(),
      sentAt: new Date(),
      scans: [{ id: newId(), ticketId, gate: 'Main', verdict: 'admitted', scannedAt: new Date() }],
    },
  });
const stateOf = async (ticketId: string) => {
  const [ticket] = await world.db.select().from(tickets).where(eq(tickets.id, ticketId));
  const [heard] = await world.db.select().from(scans).where(eq(scans.ticketId, ticketId));
  return { status: ticket?.status, outcome: heard?.outcome };
};

test('by the rule of the order: fees kept where it says so, whatever the organizer changes later', async () => {
  const made = await house(7, true);
  const { orderId } = await made.buy([0, 1]);
  await setRule(made, null);
  const [first = '', second = ''] = await idsOf(made, orderId);
  expect(await back(orderId, [first])).toEqual({ ok: true, amount: 7_400 });
  await send(orderId);
  expect(await world.statusOf(orderId)).toBe('partially_refunded');
  expect(await made.soldSeats(orderId)).toBe(1);
  expect(await back(orderId, [first, second])).toMatchObject({ ok: false, code: 'TICKETS_GONE' });
  const later = await made.buy([2]);
  expect(await back(later.orderId, await idsOf(made, later.orderId))).toMatchObject({ code: 'ASK' });
});

test('too late, scanned at the door, or of another order: refused, and nothing is changed', async () => {
  const made = await house(7);
  const [{ orderId }, other] = [await made.buy([0, 1]), await made.buy([2])];
  const [first = '', second = ''] = await idsOf(made, orderId);
  expect(await back(other.orderId, [first])).toMatchObject({ code: 'NOT_FOUND' });
  expect(await back(orderId, [first, ...(await idsOf(made, other.orderId))])).toMatchObject({
    code: 'NOT_FOUND',
  });
  await scan(made, first);
  expect(await back(orderId, [first, second])).toMatchObject({ code: 'TOO_LATE' });
  const soon = new Date(Date.now() + 6.9 * 24 * 3_600_000);
  await world.db
    .update(performances)
    .set({ startsAt: soon, offSaleAt: soon })
    .where(eq(performances.id, made.performanceId));
  expect(await back(orderId, [second])).toMatchObject({ code: 'TOO_LATE' });
  expect(await world.refundsOf(orderId)).toEqual([]);
  expect(await made.soldSeats(orderId)).toBe(2);
});

test('pressed ten times at once: the money goes back once', async () => {
  const made = await house(0);
  const { orderId } = await made.buy([0, 1]);
  const ids = await idsOf(made, orderId);
  const answers = await Promise.all(Array.from({ length: 10 }, () => back(orderId, ids)));
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, amount: 16_000 })));
  await send(orderId);
  expect(await world.refundsOf(orderId)).toHaveLength(1);
  expect(await world.statusOf(orderId)).toBe('refunded');
});

test('scanned and given back at the same moment: let in or refunded, never both', async () => {
  const made = await house(0);
  const { orderId } = await made.buy([0, 1, 2, 3]);
  for (const id of await idsOf(made, orderId)) {
    const [given] = await Promise.all([back(orderId, [id]), scan(made, id)]);
    expect(await stateOf(id)).toEqual(
      given.ok ? { status: 'void', outcome: 'void' } : { status: 'valid', outcome: 'first' },
    );
  }
  await send(orderId);
});

test('control: looked at before the door is asked, a ticket is let in and refunded', async () => {
  const made = await house(0);
  const { orderId } = await made.buy([0]);
  const [id = ''] = await idsOf(made, orderId);
  const isIn = (await stateOf(id)).outcome === 'first';
  await scan(made, id);
  const input = { organizerId: made.organizerId, orderId, ticketIds: [id], keepFees: false, key: newId() };
  if (!isIn) await refundTickets({ ctx: world.job(), input });
  await send(orderId);
  expect(await stateOf(id)).toEqual({ status: 'void', outcome: 'first' });
});

test('given back while everybody of a cancelled evening is refunded: each ticket once, and no order is left', async () => {
  const made = await house(0);
  const orderIds = [];
  for (const seat of [0, 2, 4]) orderIds.push((await made.buy([seat, seat + 1])).orderId);
  const { clerk, organizerId, performanceId } = made;
  await world.db.update(performances).set({ status: 'cancelled' }).where(eq(performances.id, performanceId));
  await refundPerformance({ ctx: clerk, input: { organizerId, performanceId, keepFees: false } });
  const ids = await Promise.all(orderIds.map((orderId) => idsOf(made, orderId)));
  await Promise.all([
    continuePerformanceRefund({ ctx: world.job(), input: { performanceId } }),
    ...orderIds.map((orderId, at) => back(orderId, (ids[at] ?? []).slice(0, 1))),
  ]);
  for (const orderId of orderIds) {
    await send(orderId);
    const given = (await world.refundsOf(orderId)).reduce((sum, { amount }) => sum + amount, 0);
    expect(given).toBe(16_000);
    expect(await world.ticketsOf(orderId)).toBe(0);
  }
});

test('of a cancelled evening the fees come back too, where the cancellation gives them back', async () => {
  const made = await house(7, true);
  const { orderId } = await made.buy([6]);
  await world.db
    .update(performances)
    .set({ status: 'cancelled' })
    .where(eq(performances.id, made.performanceId));
  const { organizerId, performanceId, clerk } = made;
  await refundPerformance({ ctx: clerk, input: { organizerId, performanceId, keepFees: false } });
  expect(await back(orderId, await idsOf(made, orderId))).toEqual({ ok: true, amount: 8_000 });
});

test('an order keeps the rule of its moment beside each of its tickets', async () => {
  const made = await house(3, true);
  const { orderId } = await made.buy([0]);
  const [item] = await world.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  expect(item).toMatchObject({ refundDays: 3, refundKeepsFees: true });
});
