import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { stripeEvents } from '@/db/schema';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { sweepHolds } from '@/lib/inventory/sweep-holds';
import { readSession } from '@/lib/stripe/checkout';
import { reconcile } from './reconcile';
import { refreshOrder } from './refresh-order';
import { refundPayment } from './refund-payment';
import { settleSession } from './settle-session';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterEach(() => {
  world.controls.clearFaults();
  world.controls.setWebhooks({ duplicate: 0, paused: false, tamper: null });
  world.controls.moveClock({ offsetMs: 0 });
});
afterAll(() => world.close());

const silence = () => world.controls.setWebhooks({ paused: true });
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const untilStatus = (orderId: string, status: string) =>
  until(async () => expect(await world.statusOf(orderId)).toBe(status));

/** The clock, moved on for one cart: its time to pay is over. */
const overdue = (holdId: string) =>
  world.db.execute(sql`update holds set expires_at = now() - interval '1 second' where id = ${holdId}`);

/** What a lost hold looks like: the seats of an unpaid order have been given up and taken by somebody else. */
async function loseSeats(holdId: string) {
  await world.db.execute(sql`delete from claims where hold_id = ${holdId}`);
  await world.db.execute(sql`update holds set state = 'expired' where id = ${holdId}`);
}

async function seats() {
  const { performance } = await makeSeatedPerformance(world.db);
  return {
    performanceId: performance.id,
    buy: (seatIndexes = [0, 1]) =>
      world.checkout({ performanceId: performance.id, seatIndexes }, seatIndexes.length * 8_000),
  };
}

test('a good card: the webhook makes the order paid, with tickets and one receipt', async () => {
  const { buy } = await seats();
  const { orderId, sessionId, holdId } = await buy();
  world.controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  expect(await world.ticketsOf(orderId)).toBe(2);
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
  expect(await world.holdState(holdId)).toBe('sold');
  expect(await world.violations()).toEqual([]);
});

test('one webhook 50 times at once: one order, one mail, one stock change', async () => {
  const { buy } = await seats();
  world.controls.setWebhooks({ duplicate: 49 });
  const { orderId, sessionId } = await buy();
  world.controls.paySession(sessionId);
  await until(async () => {
    const { events } = world.controls.dump();
    const event = events.find(
      ({ type, data }) => type === 'checkout.session.completed' && data.object.id === sessionId,
    );
    const sent = world.controls.deliveries().filter((delivery) => delivery.event === event?.id);
    expect(sent.length).toBe(50);
    expect(sent.every((delivery) => delivery.attempts.some((attempt) => attempt.status === 200))).toBe(true);
  });
  expect(await world.ticketsOf(orderId)).toBe(2);
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
  expect((await world.paymentsOf(orderId)).length).toBe(1);
  expect(await world.violations()).toEqual([]);
});

test('control: without the payment as a claim, fifty settlements at once issue more than one receipt', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId } = await buy();
  world.controls.paySession(sessionId);
  const careless = async () => {
    const [order] = await world.db.execute<{ status: string }>(
      sql`select status from orders where id = ${orderId}`,
    );
    if (order?.status === 'paid') return 0;
    await readSession(sessionId);
    await world.db.execute(sql`update orders set status = 'paid', paid_at = now() where id = ${orderId}`);
    return 1;
  };
  const receipts = await Promise.all(Array.from({ length: 20 }, careless));
  expect(receipts.reduce((sum: number, sent) => sum + sent, 0)).toBeGreaterThan(1);
  // Put back, and settled as it should be.
  await world.db.execute(
    sql`update orders set status = 'awaiting_payment', paid_at = null where id = ${orderId}`,
  );
  await refreshOrder({ ctx: world.job(), input: { orderId } });
  expect(await world.violations()).toEqual([]);
});

test('completed and async_payment_succeeded for one session: fulfilled once; seats stay while the bank works', async () => {
  const { buy } = await seats();
  const { orderId, sessionId, holdId } = await buy();
  world.controls.payByDebit(sessionId, { afterMs: 3_600_000 });
  await until(async () => {
    await refreshOrder({ ctx: world.job(), input: { orderId } });
    const [row] = await world.db.execute(
      sql`select state from checkout_attempts where order_id = ${orderId}`,
    );
    expect(row).toEqual({ state: 'processing' });
  });
  await overdue(holdId);
  await reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } });
  expect(await world.statusOf(orderId)).toBe('awaiting_payment');
  world.controls.settle(sessionId, true);
  await untilStatus(orderId, 'paid');
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
  expect(await world.violations()).toEqual([]);
});

test('a delayed payment that fails frees its seats, once', async () => {
  const { buy } = await seats();
  const { orderId, sessionId, holdId } = await buy();
  world.controls.payByDebit(sessionId, { afterMs: 3_600_000 });
  world.controls.settle(sessionId, false);
  await untilStatus(orderId, 'expired');
  expect(await world.holdState(holdId)).toBe('expired');
  expect((await buy()).started).toMatchObject({ ok: true });
});

test('no webhook ever: the reconciler finds the payment', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId } = await buy();
  world.controls.paySession(sessionId);
  await reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } });
  expect(await world.statusOf(orderId)).toBe('paid');
  expect(await world.violations()).toEqual([]);
});

test('a page that asks in a loop does not ask Stripe each time', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId } = await buy();
  const ask = (quietSeconds: number) => refreshOrder({ ctx: world.job(), input: { orderId, quietSeconds } });
  await ask(0);
  world.controls.paySession(sessionId);
  expect(await Promise.all(Array.from({ length: 20 }, () => ask(60)))).toEqual(Array(20).fill('unchanged'));
  expect(await world.statusOf(orderId)).toBe('awaiting_payment');
  expect(await ask(0)).toBe('paid');
});

test('webhook, success page and reconciler at once: one outcome', async () => {
  const { buy } = await seats();
  const { orderId, sessionId } = await buy();
  world.controls.paySession(sessionId);
  await Promise.all([
    ...Array.from({ length: 10 }, () => refreshOrder({ ctx: world.job(), input: { orderId } })),
    reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } }),
    untilStatus(orderId, 'paid'),
  ]);
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
  expect(await world.violations()).toEqual([]);
});

test('expired comes after completed: it stays paid', async () => {
  const { buy } = await seats();
  const { orderId, sessionId } = await buy();
  world.controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  const facts = await readSession(sessionId);
  await settleSession({
    ctx: world.job(),
    input: { facts: { ...facts, state: 'expired', paymentIntentId: null } },
  });
  expect(await world.statusOf(orderId)).toBe('paid');
  expect(await world.violations()).toEqual([]);
});

test('the end of a hold and its payment at the same moment: exactly one outcome', async () => {
  const { buy } = await seats();
  for (let round = 0; round < 8; round++) {
    const { orderId, sessionId, holdId } = await buy([round]);
    await overdue(holdId);
    await Promise.all([
      reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } }),
      sweepHolds({ ctx: world.job(), input: { limit: 10 } }),
      Promise.resolve().then(() => {
        try {
          world.controls.paySession(sessionId);
        } catch {
          // The session had been expired before the card was sent.
        }
      }),
    ]);
    await reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } });
    expect(['paid', 'expired']).toContain(await world.statusOf(orderId));
  }
  expect(await world.violations()).toEqual([]);
});

test('the sweeper meets a payment that is starting: the paying cart survives', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy();
  await overdue(holdId);
  await sweepHolds({ ctx: world.job(), input: { limit: 100 } });
  expect(await world.holdState(holdId)).toBe('paying');
  world.controls.paySession(sessionId);
  await reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } });
  expect(await world.statusOf(orderId)).toBe('paid');
});

test('time to pay is over: Stripe ends the session first, then the seats come free', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy();
  await overdue(holdId);
  await reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } });
  expect(await world.statusOf(orderId)).toBe('expired');
  expect((await readSession(sessionId)).state).toBe('expired');
  expect((await buy()).started).toMatchObject({ ok: true });
});

test('Stripe does not answer at the end of a hold: the seats are kept', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, holdId } = await buy();
  await overdue(holdId);
  world.controls.addFault({ kind: 'status', status: 500, path: '/v1/checkout/sessions', times: 100 });
  const result = await reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } });
  expect(result.failed).toBeGreaterThan(0);
  expect(await world.statusOf(orderId)).toBe('awaiting_payment');
  expect(await world.holdState(holdId)).toBe('paying');
});

test('paid after the hold was lost, seats free: honoured', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy();
  await loseSeats(holdId);
  world.controls.paySession(sessionId);
  await refreshOrder({ ctx: world.job(), input: { orderId } });
  expect(await world.statusOf(orderId)).toBe('paid');
  expect(await world.ticketsOf(orderId)).toBe(2);
  expect(await world.violations()).toEqual([]);
});

test('paid after the hold was lost, a seat resold: one refund, one apology, whoever asks', async () => {
  const { performanceId, buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy([0, 1]);
  await loseSeats(holdId);
  const rival = await hold({ ctx: world.ctx(), input: holdInput.parse({ performanceId, seatIndexes: [1] }) });
  expect(rival.ok).toBe(true);
  world.controls.paySession(sessionId);
  await Promise.all(Array.from({ length: 10 }, () => refreshOrder({ ctx: world.job(), input: { orderId } })));
  expect(await world.statusOf(orderId)).toBe('paid_late');
  const [refund, ...more] = await world.refundsOf(orderId);
  expect(more).toEqual([]);
  const refundId = refund?.id ?? '';
  await Promise.all([1, 2, 3].map(() => refundPayment({ ctx: world.job(), input: { refundId } })));
  expect(await world.statusOf(orderId)).toBe('refunded');
  expect(await world.mailsOf(orderId)).toEqual(['apology']);
  expect(await world.ticketsOf(orderId)).toBe(0);
  expect(await world.violations()).toEqual([]);
});

test('the refund call is cut after Stripe took it: no second refund, not even a day later', async () => {
  const { performanceId, buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy([0]);
  await loseSeats(holdId);
  await hold({ ctx: world.ctx(), input: holdInput.parse({ performanceId, seatIndexes: [0] }) });
  world.controls.paySession(sessionId);
  await refreshOrder({ ctx: world.job(), input: { orderId } });
  const [refund] = await world.refundsOf(orderId);
  const input = { refundId: refund?.id ?? '' };
  world.controls.addFault({ kind: 'cut', path: '^/v1/refunds$', method: 'POST', times: 5 });
  await expect(refundPayment({ ctx: world.job(), input })).rejects.toThrow();
  world.controls.clearFaults();
  world.controls.moveClock({ advanceMs: 30 * 3_600_000 });
  await refundPayment({ ctx: world.job(), input });
  const made = world.controls.dump().refunds.filter(({ metadata }) => metadata?.refund_id === input.refundId);
  expect(made.length).toBe(1);
  expect(await world.statusOf(orderId)).toBe('refunded');
  expect(await world.violations()).toEqual([]);
});

test('two sessions of one order are paid: one pays the order, the other is given back', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId } = await buy();
  world.controls.paySession(sessionId);
  const facts = await readSession(sessionId);
  await settleSession({ ctx: world.job(), input: { facts } });
  const stray = { ...facts, sessionId: 'cs_test_other', paymentIntentId: 'pi_other', attempt: 2 };
  expect(await settleSession({ ctx: world.job(), input: { facts: stray } })).toBe('refund_owed');
  expect(await world.statusOf(orderId)).toBe('paid');
  expect(await world.refundsOf(orderId)).toMatchObject([{ reason: 'not_asked_for', amount: 16_000 }]);
  await world.db.execute(sql`delete from refunds where order_id = ${orderId}`);
  await world.db.execute(sql`delete from payments where payment_intent_id = 'pi_other'`);
});

test('general admission: sold places are counted once', async () => {
  const { performance, level } = await makeGeneralPerformance(world.db, { capacity: 10 });
  const places = [{ priceLevelId: level.id, quantity: 3 }];
  const { orderId, sessionId } = await world.checkout({ performanceId: performance.id, places }, 3 * 2_900);
  world.controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  expect(await world.ticketsOf(orderId)).toBe(3);
  expect(await world.violations()).toEqual([]);
});

test('a free order needs no Stripe', async () => {
  const { performance, level } = await makeGeneralPerformance(world.db, { faceAmount: 0 });
  const places = [{ priceLevelId: level.id, quantity: 2 }];
  const { orderId, started } = await world.checkout({ performanceId: performance.id, places }, 0);
  expect(started).toMatchObject({ ok: true, paid: true });
  expect(await world.ticketsOf(orderId)).toBe(2);
  expect(await world.violations()).toEqual([]);
});

test('an unknown event type is answered 200 and claims nothing', async () => {
  const { buy } = await seats();
  const { sessionId, orderId } = await buy();
  world.controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  await until(async () => {
    const charge = world.controls.deliveries().find((delivery) => delivery.type === 'charge.succeeded');
    expect(charge?.attempts.at(-1)?.status).toBe(200);
  });
  expect(await world.db.$count(stripeEvents, sql`type = 'charge.succeeded'`)).toBe(0);
});

test('bad, missing and stale signatures: 400 and no write; a newly signed one is accepted once', async () => {
  const { buy } = await seats();
  world.controls.setWebhooks({ tamper: { kind: 'stale', count: 1 } });
  const { orderId, sessionId } = await buy();
  const before = await world.db.$count(stripeEvents);
  const unsigned = await fetch(world.webhooks.url, {
    method: 'POST',
    body: '{}',
    headers: { 'stripe-signature': 'nonsense' },
  });
  expect(unsigned.status).toBe(400);
  expect(await world.db.$count(stripeEvents)).toBe(before);
  world.controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  const statuses = world.controls
    .deliveries()
    .flatMap((delivery) => delivery.attempts.map((attempt) => attempt.status));
  expect(statuses).toContain(400);
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
});
