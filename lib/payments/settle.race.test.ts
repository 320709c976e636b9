import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeGeneralPerformance } from '@/db/factories';
import { sweepHolds } from '@/lib/inventory/sweep-holds';
import { readSession } from '@/lib/stripe/checkout';
import { reconcile } from './reconcile';
import { refreshOrder } from './refresh-order';
import { settleSession } from './settle-session';
import { settlingWorld } from './settling-fixture';

const { world, silence, until, untilStatus, seats, overdue } = settlingWorld();

test('a good card: the webhook makes the order paid, with tickets and one receipt', async () => {
  const { buy } = await seats();
  const { orderId, sessionId, holdId } = await buy();
  world().controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  expect(await world().ticketsOf(orderId)).toBe(2);
  expect(await world().mailsOf(orderId)).toEqual(['receipt']);
  expect(await world().holdState(holdId)).toBe('sold');
  expect(await world().violations()).toEqual([]);
});

test('one webhook 50 times at once: one order, one mail, one stock change', async () => {
  const { buy } = await seats();
  world().controls.setWebhooks({ duplicate: 49 });
  const { orderId, sessionId } = await buy();
  world().controls.paySession(sessionId);
  await until(async () => {
    const { events } = world().controls.dump();
    const event = events.find(
      ({ type, data }) => type === 'checkout.session.completed' && data.object.id === sessionId,
    );
    const sent = world()
      .controls.deliveries()
      .filter((delivery) => delivery.event === event?.id);
    expect(sent.length).toBe(50);
    expect(sent.every((delivery) => delivery.attempts.some((attempt) => attempt.status === 200))).toBe(true);
  });
  expect(await world().ticketsOf(orderId)).toBe(2);
  expect(await world().mailsOf(orderId)).toEqual(['receipt']);
  expect((await world().paymentsOf(orderId)).length).toBe(1);
  expect(await world().violations()).toEqual([]);
});

test('control: without the payment as a claim, fifty settlements at once issue more than one receipt', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId } = await buy();
  world().controls.paySession(sessionId);
  const careless = async () => {
    const [order] = await world().db.execute<{ status: string }>(
      sql`select status from orders where id = ${orderId}`,
    );
    if (order?.status === 'paid') return 0;
    await readSession(sessionId);
    await world().db.execute(sql`update orders set status = 'paid', paid_at = now() where id = ${orderId}`);
    return 1;
  };
  const receipts = await Promise.all(Array.from({ length: 20 }, careless));
  expect(receipts.reduce((sum: number, sent) => sum + sent, 0)).toBeGreaterThan(1);
  // Put back, and settled as it should be.
  await world().db.execute(
    sql`update orders set status = 'awaiting_payment', paid_at = null where id = ${orderId}`,
  );
  await refreshOrder({ ctx: world().job(), input: { orderId } });
  expect(await world().violations()).toEqual([]);
});

test('completed and async_payment_succeeded for one session: fulfilled once; seats stay while the bank works', async () => {
  const { buy } = await seats();
  const { orderId, sessionId, holdId } = await buy();
  world().controls.payByDebit(sessionId, { afterMs: 3_600_000 });
  await until(async () => {
    await refreshOrder({ ctx: world().job(), input: { orderId } });
    const [row] = await world().db.execute(
      sql`select state from checkout_attempts where order_id = ${orderId}`,
    );
    expect(row).toEqual({ state: 'processing' });
  });
  await overdue(holdId);
  await reconcile({ ctx: world().job(), input: { olderThanSeconds: 0 } });
  expect(await world().statusOf(orderId)).toBe('awaiting_payment');
  world().controls.settle(sessionId, true);
  await untilStatus(orderId, 'paid');
  expect(await world().mailsOf(orderId)).toEqual(['receipt']);
  expect(await world().violations()).toEqual([]);
});

test('a delayed payment that fails frees its seats, once', async () => {
  const { buy } = await seats();
  const { orderId, sessionId, holdId } = await buy();
  world().controls.payByDebit(sessionId, { afterMs: 3_600_000 });
  world().controls.settle(sessionId, false);
  await untilStatus(orderId, 'expired');
  expect(await world().holdState(holdId)).toBe('expired');
  expect((await buy()).started).toMatchObject({ ok: true });
});

test('no webhook ever: the reconciler finds the payment', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId } = await buy();
  world().controls.paySession(sessionId);
  await reconcile({ ctx: world().job(), input: { olderThanSeconds: 0 } });
  expect(await world().statusOf(orderId)).toBe('paid');
  expect(await world().violations()).toEqual([]);
});

test('a page that asks in a loop does not ask Stripe each time', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId } = await buy();
  const ask = (quietSeconds: number) =>
    refreshOrder({ ctx: world().job(), input: { orderId, quietSeconds } });
  await ask(0);
  world().controls.paySession(sessionId);
  expect(await Promise.all(Array.from({ length: 20 }, () => ask(60)))).toEqual(Array(20).fill('unchanged'));
  expect(await world().statusOf(orderId)).toBe('awaiting_payment');
  expect(await ask(0)).toBe('paid');
});

test('webhook, success page and reconciler at once: one outcome', async () => {
  const { buy } = await seats();
  const { orderId, sessionId } = await buy();
  world().controls.paySession(sessionId);
  await Promise.all([
    ...Array.from({ length: 10 }, () => refreshOrder({ ctx: world().job(), input: { orderId } })),
    reconcile({ ctx: world().job(), input: { olderThanSeconds: 0 } }),
    untilStatus(orderId, 'paid'),
  ]);
  expect(await world().mailsOf(orderId)).toEqual(['receipt']);
  expect(await world().violations()).toEqual([]);
});

test('expired comes after completed: it stays paid', async () => {
  const { buy } = await seats();
  const { orderId, sessionId } = await buy();
  world().controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  const facts = await readSession(sessionId);
  await settleSession({
    ctx: world().job(),
    input: { facts: { ...facts, state: 'expired', paymentIntentId: null } },
  });
  expect(await world().statusOf(orderId)).toBe('paid');
  expect(await world().violations()).toEqual([]);
});

test('the end of a hold and its payment at the same moment: exactly one outcome', async () => {
  const { buy } = await seats();
  for (let round = 0; round < 8; round++) {
    const { orderId, sessionId, holdId } = await buy([round]);
    await overdue(holdId);
    await Promise.all([
      reconcile({ ctx: world().job(), input: { olderThanSeconds: 0 } }),
      sweepHolds({ ctx: world().job(), input: { limit: 10 } }),
      Promise.resolve().then(() => {
        try {
          world().controls.paySession(sessionId);
        } catch {
          // The session had been expired before the card was sent.
        }
      }),
    ]);
    await reconcile({ ctx: world().job(), input: { olderThanSeconds: 0 } });
    expect(['paid', 'expired']).toContain(await world().statusOf(orderId));
  }
  expect(await world().violations()).toEqual([]);
});

test('the sweeper meets a payment that is starting: the paying cart survives', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy();
  await overdue(holdId);
  await sweepHolds({ ctx: world().job(), input: { limit: 100 } });
  expect(await world().holdState(holdId)).toBe('paying');
  world().controls.paySession(sessionId);
  await reconcile({ ctx: world().job(), input: { olderThanSeconds: 0 } });
  expect(await world().statusOf(orderId)).toBe('paid');
});

test('time to pay is over: Stripe ends the session first, then the seats come free', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy();
  await overdue(holdId);
  await reconcile({ ctx: world().job(), input: { olderThanSeconds: 0 } });
  expect(await world().statusOf(orderId)).toBe('expired');
  expect((await readSession(sessionId)).state).toBe('expired');
  expect((await buy()).started).toMatchObject({ ok: true });
});

test('Stripe does not answer at the end of a hold: the seats are kept', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, holdId } = await buy();
  await overdue(holdId);
  world().controls.addFault({ kind: 'status', status: 500, path: '/v1/checkout/sessions', times: 100 });
  const result = await reconcile({ ctx: world().job(), input: { olderThanSeconds: 0 } });
  expect(result.failed).toBeGreaterThan(0);
  expect(await world().statusOf(orderId)).toBe('awaiting_payment');
  expect(await world().holdState(holdId)).toBe('paying');
});

test('general admission: sold places are counted once', async () => {
  const { performance, level } = await makeGeneralPerformance(world().db, { capacity: 10 });
  const places = [{ priceLevelId: level.id, quantity: 3 }];
  const { orderId, sessionId } = await world().checkout({ performanceId: performance.id, places }, 3 * 2_900);
  world().controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  expect(await world().ticketsOf(orderId)).toBe(3);
  expect(await world().violations()).toEqual([]);
});

test('a free order needs no Stripe', async () => {
  const { performance, level } = await makeGeneralPerformance(world().db, { faceAmount: 0 });
  const places = [{ priceLevelId: level.id, quantity: 2 }];
  const { orderId, started } = await world().checkout({ performanceId: performance.id, places }, 0);
  expect(started).toMatchObject({ ok: true, paid: true });
  expect(await world().ticketsOf(orderId)).toBe(2);
  expect(await world().violations()).toEqual([]);
});
