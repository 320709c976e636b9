import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeSeatedPerformance, makeUser } from '@/db/factories';
import { checkoutAttempts, performances, priceLevels } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { cancelCheckout } from './cancel-checkout';
import { oweRefund } from './owe-refund';
import { reconcile } from './reconcile';
import { recordRefund } from './record-refund';
import { refreshOrder } from './refresh-order';
import { refundPayment } from './refund-payment';
import { settleSession } from './settle-session';
import { startCheckout } from './start-checkout';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
});
afterEach(() => world.controls.clearFaults());
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

const sessionsFault = { path: '^/v1/checkout/sessions$', method: 'POST' as const };
const sessionsOf = (orderId: string) =>
  world.controls.dump().sessions.filter((session) => session.client_reference_id === orderId);
const reconcileAll = () => reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } });

/** A buyer with a seat in the cart, before the order. */
async function buyerWithSeat(values = {}) {
  const made = await makeSeatedPerformance(world.db, values);
  const actor = world.asVisitor();
  const ctx = world.ctx(actor);
  const held = await hold({
    ctx,
    input: holdInput.parse({ performanceId: made.performance.id, seatIndexes: [0] }),
  });
  if (!held.ok) throw new Error(held.code);
  const email = `${newId()}@example.test`;
  const place = (acceptedTotal = 8_000) =>
    placeOrder({ ctx, input: { email, buyerName: 'Ada Fan', acceptedTotal } });
  return { ...made, ctx, actor, email, place, holdId: held.holdId };
}

async function placed(values = {}) {
  const buyer = await buyerWithSeat(values);
  const order = await buyer.place();
  if (!order.ok) throw new Error(order.code);
  return { ...buyer, orderId: order.orderId };
}

async function paid() {
  const order = await placed();
  await startCheckout({ ctx: order.ctx, input: { orderId: order.orderId } });
  const { sessionId } = await world.sessionOf(order.orderId);
  world.controls.paySession(sessionId);
  await refreshOrder({ ctx: order.ctx, input: { orderId: order.orderId } });
  const [payment] = await world.paymentsOf(order.orderId);
  return { ...order, sessionId, paymentId: payment?.id ?? '' };
}

test('Pay pressed ten times on several devices: one order, one payable session', async () => {
  const { ctx, place } = await buyerWithSeat();
  const answers = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const order = await place();
      return order.ok ? startCheckout({ ctx, input: { orderId: order.orderId } }) : order;
    }),
  );
  const urls = new Set(answers.map((answer) => (answer.ok && 'url' in answer ? answer.url : answer)));
  expect(urls.size).toBe(1);
});

test('the price changes during checkout: the buyer confirms anew, the cart stays', async () => {
  const { premium, place, holdId } = await buyerWithSeat();
  await world.db.update(priceLevels).set({ faceAmount: 7_500 }).where(eq(priceLevels.id, premium.id));
  expect(await place()).toMatchObject({ ok: false, code: 'TOTAL_CHANGED', total: 8_500 });
  expect(await world.holdState(holdId)).toBe('active');
  expect(await place(8_500)).toMatchObject({ ok: true, total: 8_500 });
});

test('the price changes after the order: the quoted price stands', async () => {
  const { premium, ctx, orderId } = await placed();
  await world.db.update(priceLevels).set({ faceAmount: 9_999 }).where(eq(priceLevels.id, premium.id));
  await startCheckout({ ctx, input: { orderId } });
  expect(sessionsOf(orderId)[0]?.amount_total).toBe(8_000);
});

test('a cart that has lapsed cannot be ordered', async () => {
  const { place, holdId } = await buyerWithSeat();
  await world.db.execute(sql`update holds set expires_at = now() - interval '1 second' where id = ${holdId}`);
  expect(await place()).toMatchObject({ ok: false, code: 'CART_EMPTY' });
});

test('the limit counts what was paid under an address, for who has proven it; who types it learns nothing', async () => {
  const first = await placed({ maxPerBuyer: 1, maxPerOrder: 1 });
  const { email, performance } = first;
  const order = async (actor: Actor, seat: number) => {
    const ctx = world.ctx(actor);
    await hold({ ctx, input: holdInput.parse({ performanceId: performance.id, seatIndexes: [seat] }) });
    return placeOrder({ ctx, input: { email, buyerName: 'Ada Fan', acceptedTotal: 8_000 } });
  };
  const account = async (emailVerified: boolean): Promise<Actor> => {
    const user = await makeUser(world.db, emailVerified ? { email } : {});
    return { kind: 'fan', userId: user.id, email, emailVerified };
  };
  const owner = await account(true);
  const own = await order(owner, 1);
  if (!own.ok) throw new Error(own.code);
  await cancelCheckout({ ctx: world.ctx(owner), input: { orderId: own.orderId } });
  await startCheckout({ ctx: first.ctx, input: { orderId: first.orderId } });
  world.controls.paySession((await world.sessionOf(first.orderId)).sessionId);
  await refreshOrder({ ctx: world.job(), input: { orderId: first.orderId } });
  expect(await order(owner, 2)).toMatchObject({ ok: false, code: 'LIMIT_REACHED', limit: 1 });
  expect(await order(world.asVisitor(), 3)).toMatchObject({ ok: true });
  expect(await order(await account(false), 4)).toMatchObject({ ok: true });
});

test('a limit that was lowered while tickets lay in the cart holds at the order, for a first order too', async () => {
  const buyer = await buyerWithSeat({ maxPerBuyer: 2, maxPerOrder: 2 });
  const { performance, ctx } = buyer;
  await hold({ ctx, input: holdInput.parse({ performanceId: performance.id, seatIndexes: [1] }) });
  await world.db.update(performances).set({ maxPerBuyer: 1 }).where(eq(performances.id, performance.id));
  expect(await buyer.place(16_000)).toMatchObject({ code: 'LIMIT_REACHED', limit: 1, have: 0 });
});

test.each([
  ['429', { kind: 'status' as const, status: 429, times: 2 }],
  ['500 once', { kind: 'status' as const, status: 500, times: 1 }],
  ['an answer that is cut off', { kind: 'cut' as const, times: 2 }],
  ['no answer for long', { kind: 'cut' as const, times: 6 }],
])('Stripe answers %s on create: one payable session in the end', async (_, fault) => {
  const { ctx, orderId } = await placed();
  world.controls.addFault({ ...sessionsFault, ...fault });
  await vi.waitFor(
    async () => expect(await startCheckout({ ctx, input: { orderId } })).toMatchObject({ ok: true }),
    { timeout: 20_000, interval: 10 },
  );
  expect(sessionsOf(orderId).filter((session) => session.status === 'open').length).toBe(1);
});

test('the process dies between creating the session and noting it: the reconciler finds the payment', async () => {
  const { ctx, orderId } = await placed();
  await startCheckout({ ctx, input: { orderId } });
  const { sessionId } = await world.sessionOf(orderId);
  await world.db
    .update(checkoutAttempts)
    .set({ state: 'creating', sessionId: null, url: null })
    .where(eq(checkoutAttempts.orderId, orderId));
  world.controls.paySession(sessionId);
  await reconcileAll();
  await reconcileAll();
  expect(await world.statusOf(orderId)).toBe('paid');
  expect(sessionsOf(orderId).length).toBe(1);
});

test('the process dies after the order, before any attempt: the seats come back when the time to pay is over', async () => {
  const { orderId, holdId } = await placed();
  await world.db.execute(sql`update holds set expires_at = now() - interval '1 second' where id = ${holdId}`);
  await reconcileAll();
  expect(await world.statusOf(orderId)).toBe('expired');
  expect(await world.holdState(holdId)).toBe('expired');
});

test('a declined card, then a good one: paid', async () => {
  const { ctx, orderId } = await placed();
  await startCheckout({ ctx, input: { orderId } });
  const { sessionId } = await world.sessionOf(orderId);
  expect(world.controls.paySession(sessionId, { card: '4000000000000002' }).outcome).toMatchObject({
    kind: 'declined',
  });
  world.controls.paySession(sessionId);
  await refreshOrder({ ctx, input: { orderId } });
  expect(await world.statusOf(orderId)).toBe('paid');
});

test('giving up a payment ends the session and hands the cart back; a new attempt can be paid', async () => {
  const { ctx, orderId, holdId, place } = await placed();
  await startCheckout({ ctx, input: { orderId } });
  const { sessionId } = await world.sessionOf(orderId);
  expect(await cancelCheckout({ ctx, input: { orderId } })).toMatchObject({ ok: true, paid: false });
  expect(() => world.controls.paySession(sessionId)).toThrow();
  expect(await world.holdState(holdId)).toBe('active');
  const second = await place();
  expect(second).toMatchObject({ ok: true });
});

test("Stripe's message about a payment that is given up is faster than the buyer's page: the cart is his all the same", async () => {
  const { ctx, orderId, holdId, place } = await placed();
  await startCheckout({ ctx, input: { orderId } });
  const { sessionId } = await world.sessionOf(orderId);
  world.controls.addFault({ kind: 'delay', ms: 1_000, method: 'GET', path: '^/v1/checkout/sessions/' });
  const given = cancelCheckout({ ctx, input: { orderId } });
  await vi.waitFor(() => expect(sessionsOf(orderId)[0]?.status).toBe('expired'), { timeout: 5_000 });
  const facts = { sessionId, orderId, attempt: 1, state: 'expired' as const };
  await settleSession({
    ctx: world.job(),
    input: { facts: { ...facts, paymentIntentId: null, amount: 8_000, currency: 'usd' } },
  });
  expect(await world.holdState(holdId)).toBe('active');
  expect(await given).toMatchObject({ ok: true, paid: false });
  expect(await world.statusOf(orderId)).toBe('cancelled');
  expect(await place()).toMatchObject({ ok: true });
});

test('paying and giving up in turns keeps seats for an hour, not for ever', async () => {
  const { ctx, orderId, holdId } = await placed();
  await startCheckout({ ctx, input: { orderId } });
  await world.db.execute(
    sql`update holds set created_at = now() - interval '61 minutes' where id = ${holdId}`,
  );
  expect(await cancelCheckout({ ctx, input: { orderId } })).toMatchObject({ ok: true, paid: false });
  expect(await world.holdState(holdId)).toBe('expired');
});

test('giving up a payment that has just been made: the order is paid', async () => {
  const { ctx, orderId } = await placed();
  await startCheckout({ ctx, input: { orderId } });
  const { sessionId } = await world.sessionOf(orderId);
  world.controls.paySession(sessionId);
  expect(await cancelCheckout({ ctx, input: { orderId } })).toMatchObject({ ok: true, paid: true });
  expect(await world.statusOf(orderId)).toBe('paid');
});

test('giving up while another device has begun a new attempt: the seats stay with what can be paid', async () => {
  const { ctx, orderId, holdId } = await placed();
  await startCheckout({ ctx, input: { orderId } });
  await world.db
    .update(checkoutAttempts)
    .set({ state: 'failed' })
    .where(eq(checkoutAttempts.orderId, orderId));
  const [again, given] = await Promise.all([
    startCheckout({ ctx, input: { orderId } }),
    cancelCheckout({ ctx, input: { orderId } }),
  ]);
  const open = sessionsOf(orderId).filter(
    (session) => session.status === 'open' && session.url === (again.ok && 'url' in again ? again.url : ''),
  );
  const paying = (await world.holdState(holdId)) === 'paying';
  expect(given.ok ? open.length === 0 && !paying : open.length === 1 && paying).toBe(true);
});

test("somebody else's payment cannot be given up", async () => {
  const { ctx, orderId } = await placed();
  await startCheckout({ ctx, input: { orderId } });
  expect(await cancelCheckout({ ctx: world.ctx(), input: { orderId } })).toMatchObject({ code: 'NOT_FOUND' });
});

test('two partial refunds at once: never above what was paid', async () => {
  const { orderId, paymentId } = await paid();
  const ask = (reason: string) =>
    oweRefund({ ctx: world.job(), input: { orderId, paymentId, reason, amount: 5_000 } });
  const answers = await Promise.all([ask('first'), ask('second')]);
  expect(answers.filter((answer) => answer.ok).length).toBe(1);
  const [refund] = await world.refundsOf(orderId);
  await refundPayment({ ctx: world.job(), input: { refundId: refund?.id ?? '' } });
  expect(await world.statusOf(orderId)).toBe('partially_refunded');
});

test('a refund while the seat is being resold: freed once, sold once', async () => {
  const { orderId, paymentId, performance } = await paid();
  await oweRefund({ ctx: world.job(), input: { orderId, paymentId, reason: 'asked', amount: 8_000 } });
  const [refund] = await world.refundsOf(orderId);
  const rival = () =>
    hold({ ctx: world.ctx(), input: holdInput.parse({ performanceId: performance.id, seatIndexes: [0] }) });
  const refundAgain = () => refundPayment({ ctx: world.job(), input: { refundId: refund?.id ?? '' } });
  const [, , ...early] = await Promise.all([refundAgain(), refundAgain(), rival(), rival(), rival()]);
  const late = await Promise.all([rival(), rival()]);
  expect([...early, ...late].filter((answer) => answer.ok).length).toBe(1);
  expect(await world.statusOf(orderId)).toBe('refunded');
  expect(await world.mailsOf(orderId)).toEqual(['receipt', 'refund']);
});

test('a refund that fails later raises an alarm and stays on the books', async () => {
  const { orderId, paymentId } = await paid();
  await oweRefund({ ctx: world.job(), input: { orderId, paymentId, reason: 'asked', amount: 1_000 } });
  const [refund] = await world.refundsOf(orderId);
  await refundPayment({ ctx: world.job(), input: { refundId: refund?.id ?? '' } });
  const [done] = await world.refundsOf(orderId);
  world.controls.failRefund(done?.stripeRefundId ?? '');
  const facts = { stripeRefundId: done?.stripeRefundId ?? '', refundId: refund?.id ?? '', amount: 1_000 };
  const [payment] = await world.paymentsOf(orderId);
  await recordRefund({
    ctx: world.job(),
    input: {
      facts: {
        ...facts,
        paymentIntentId: payment?.paymentIntentId ?? '',
        state: 'failed',
        failure: 'expired_or_canceled_card',
      },
    },
  });
  expect(await world.refundsOf(orderId)).toMatchObject([{ state: 'failed' }]);
});
