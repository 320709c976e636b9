import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { openTransaction, untilBlocked } from '@/db/race-fixture';
import { claims, performanceRefunds, performances } from '@/db/schema';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { readSession } from '@/lib/stripe/checkout';
import { cancelAndRefund } from './cancel-and-refund';
import { continuePerformanceRefund } from './continue-performance-refund';
import { refreshOrder } from './refresh-order';
import { refundWorld } from './refund-fixture';
import { refundPayment } from './refund-payment';
import { settleSession } from './settle-session';
import { startCheckout } from './start-checkout';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

/** An evening with a buyer in each state, and what can become of it. */
async function evening() {
  const made = await refundWorld(world);
  const { performanceId, organizerId, clerk } = made;
  /** A cart of these seats, which its buyer may want to pay. */
  const cart = async (seatIndexes: number[], also?: { performanceId: string; seatIndexes: number[] }) => {
    const ctx = world.ctx(world.asVisitor());
    const parts = [{ performanceId, seatIndexes }, ...(also ? [also] : [])];
    let holdId = '';
    for (const part of parts) {
      const held = await hold({ ctx, input: holdInput.parse(part) });
      if (!held.ok) throw new Error(held.code);
      holdId = held.holdId;
    }
    const acceptedTotal = parts.reduce((sum, part) => sum + part.seatIndexes.length * 8_000, 0);
    const place = (total = acceptedTotal) =>
      placeOrder({
        ctx,
        input: { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal: total },
      });
    return { ctx, holdId, place };
  };
  return {
    ...made,
    cart,
    onPage: (seatIndexes: number[]) =>
      world.checkout({ performanceId, seatIndexes }, seatIndexes.length * 8_000),
    cancel: (keepFees = false) =>
      cancelAndRefund({ ctx: clerk, input: { organizerId, performanceId, keepFees } }),
    go: () => continuePerformanceRefund({ ctx: world.job(), input: { performanceId } }),
    run: async () =>
      (
        await world.db
          .select()
          .from(performanceRefunds)
          .where(eq(performanceRefunds.performanceId, performanceId))
      )[0],
    taken: () => world.db.$count(claims, eq(claims.performanceId, performanceId)),
  };
}

const pay = async (order: { orderId: string; sessionId: string }) => {
  world.controls.paySession(order.sessionId);
  await refreshOrder({ ctx: world.job(), input: { orderId: order.orderId } });
};
const refundOf = async (orderId: string) => {
  const rows = await world.refundsOf(orderId);
  for (const { id } of rows) await refundPayment({ ctx: world.job(), input: { refundId: id } });
  return rows.map(({ amount }) => amount);
};

test('one press: who paid is refunded, carts lose it, and who is on Stripe’s page gets his money back by itself', async () => {
  const { buy, cart, onPage, cancel, go, run, taken } = await evening();
  const paid = [await buy([0]), await buy([1, 2])];
  const other = await makeSeatedPerformance(world.db);
  const [plain, mixed, late] = [
    await cart([5]),
    await cart([6], { performanceId: other.performance.id, seatIndexes: [3] }),
    await onPage([8]),
  ];
  expect(await cancel()).toEqual({ ok: true });
  expect(await world.holdState(plain.holdId)).toBe('expired');
  expect(await plain.place()).toMatchObject({ ok: false, code: 'CART_EMPTY' });
  // What else was in the cart stays, and can be bought.
  expect(await world.holdState(mixed.holdId)).toBe('active');
  expect(await mixed.place(8_000)).toMatchObject({ ok: true, total: 8_000 });
  expect(await go()).toBe('finished');
  expect(await Promise.all(paid.map(({ orderId }) => refundOf(orderId)))).toEqual([[8_000], [16_000]]);
  expect(await world.mailsOf(paid[0]?.orderId ?? '')).toContain('refund');
  await pay(late);
  expect(await world.ticketsOf(late.orderId)).toBe(0);
  expect(await refundOf(late.orderId)).toEqual([8_000]);
  expect(await world.statusOf(late.orderId)).toBe('refunded');
  // Nobody is sent tickets for an evening that does not take place.
  expect(await world.mailsOf(late.orderId)).toEqual(['refund']);
  expect(await run()).toMatchObject({ ordersDone: 3, ticketsDone: 4, amount: 32_000, ordersFailed: 0 });
  expect(await taken()).toBe(0);
});

test('the rule about fees is everybody’s: who pays late gets back what the others got', async () => {
  const { buy, onPage, cancel, go } = await evening();
  const [early, late] = [await buy([0]), await onPage([1])];
  await cancel(true);
  await go();
  await pay(late);
  const [first] = await refundOf(early.orderId);
  expect(first).toBeLessThan(8_000);
  expect(await refundOf(late.orderId)).toEqual([first]);
});

test('another organizer cancels and refunds nothing', async () => {
  const { buy, performanceId, taken } = await evening();
  await buy([0]);
  const { clerk, organizerId } = await refundWorld(world);
  const input = { organizerId, performanceId, keepFees: false };
  expect(await cancelAndRefund({ ctx: clerk, input })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await taken()).toBe(1);
});

test('an event: its dates to come are cancelled and refunded, the evening that took place stays', async () => {
  const { event, buy, performanceId, organizerId, clerk, go } = await evening();
  const past = await makeSeatedPerformance(world.db);
  const sold = await world.checkout({ performanceId: past.performance.id, seatIndexes: [0] }, 8_000);
  await pay(sold);
  await world.db
    .update(performances)
    .set({
      eventId: event.id,
      startsAt: sql`now() - interval '1 day'`,
    })
    .where(eq(performances.id, past.performance.id));
  const order = await buy([0]);
  const input = { organizerId, eventId: event.id, keepFees: false };
  expect(await cancelAndRefund({ ctx: clerk, input })).toEqual({ ok: true });
  await go();
  await continuePerformanceRefund({ ctx: world.job(), input: { performanceId: past.performance.id } });
  expect(await world.ticketsOf(sold.orderId)).toBe(1);
  expect(await refundOf(order.orderId)).toEqual([8_000]);
  const dates = await world.db.select().from(performances).where(eq(performances.eventId, event.id));
  expect(dates.find(({ id }) => id === performanceId)?.status).toBe('cancelled');
  expect(dates.find(({ id }) => id === past.performance.id)?.status).toBe('scheduled');
});

test('a cart that the release could not see is refused when it is to be paid, and says what to do', async () => {
  const { cart, performanceId } = await evening();
  for (const status of ['cancelled', 'postponed'] as const) {
    const late = await cart([status === 'cancelled' ? 0 : 1]);
    await world.db.update(performances).set({ status }).where(eq(performances.id, performanceId));
    expect(await late.place()).toMatchObject({
      code: 'CALLED_OFF',
      message: expect.stringContaining(`is ${status}`),
    });
    expect(await world.holdState(late.holdId)).toBe('active');
    await world.db
      .update(performances)
      .set({ status: 'scheduled' })
      .where(eq(performances.id, performanceId));
  }
});

test('control: asked before the statement instead of in it, a cancelled evening is paid for', async () => {
  const { cart, performanceId } = await evening();
  const { holdId } = await cart([0]);
  const [before] = await world.db
    .select({ status: performances.status })
    .from(performances)
    .where(eq(performances.id, performanceId));
  await world.db.update(performances).set({ status: 'cancelled' }).where(eq(performances.id, performanceId));
  const loose = await world.db.execute(sql`
    update holds set state = 'paying' where id = ${holdId} and state = 'active' and ${before?.status === 'scheduled'}
    returning 1`);
  expect(loose.length).toBe(1);
  await world.db.execute(sql`update holds set state = 'active' where id = ${holdId}`);
});

test('twenty carts go to pay while it is cancelled: whoever paid has his money back, and nobody has a ticket', async () => {
  const { cart, cancel, go } = await evening();
  const carts = await Promise.all(Array.from({ length: 20 }, (_, seat) => cart([seat])));
  const [cancelled, ...placed] = await Promise.all([
    cancel(),
    ...carts.map(async ({ ctx, place }) => {
      const order = await place();
      if (order.ok) await startCheckout({ ctx, input: { orderId: order.orderId } });
      return order;
    }),
  ]);
  expect(cancelled).toEqual({ ok: true });
  await go();
  for (const order of placed) {
    if (!order.ok) {
      expect(['CALLED_OFF', 'CART_EMPTY']).toContain(order.code);
      continue;
    }
    await pay({ orderId: order.orderId, ...(await world.sessionOf(order.orderId)) });
    expect(await world.ticketsOf(order.orderId)).toBe(0);
    expect(await refundOf(order.orderId)).toEqual([8_000]);
  }
});

/** A payment that is being settled, and has seen the evening as planned, when it is cancelled. */
async function settling() {
  const made = await evening();
  const order = await made.onPage([0]);
  world.controls.paySession(order.sessionId);
  const facts = await readSession(order.sessionId);
  const open = await openTransaction(world.job(), (tx) => settleSession({ ctx: tx, input: { facts } }));
  await made.cancel();
  return { ...made, order, open };
}

test('a payment that is being written when it is cancelled: the run of refunds waits for it', async () => {
  const { order, open, go, run } = await settling();
  const finished = go();
  await untilBlocked(world.db);
  await open.commit();
  expect(await finished).toBe('finished');
  expect(await refundOf(order.orderId)).toEqual([8_000]);
  expect(await run()).toMatchObject({ ordersDone: 1 });
});

test('control: a run that does not wait finds no tickets, and the buyer keeps one for nothing', async () => {
  const { order, open, performanceId, go } = await settling();
  const found = await world.db.execute(
    sql`select 1 from tickets where performance_id = ${performanceId} and status = 'valid'`,
  );
  expect(found.length).toBe(0);
  await open.commit();
  expect(await world.ticketsOf(order.orderId)).toBe(1);
  await go();
});
