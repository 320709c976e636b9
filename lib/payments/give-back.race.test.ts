import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { readSession } from '@/lib/stripe/checkout';
import { stripe } from '@/lib/stripe/client';
import { listRefunds } from '@/lib/stripe/refunds';
import { refreshOrder } from './refresh-order';
import { refundPayment } from './refund-payment';
import { settleSession } from './settle-session';
import { settlingWorld } from './settling-fixture';

/* Money that comes when the seats may be gone, or twice: honoured, or given back exactly once. */

const { world, silence, seats, loseSeats } = settlingWorld();

test('paid after the hold was lost, seats free: honoured', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy();
  await loseSeats(holdId);
  world().controls.paySession(sessionId);
  await refreshOrder({ ctx: world().job(), input: { orderId } });
  expect(await world().statusOf(orderId)).toBe('paid');
  expect(await world().ticketsOf(orderId)).toBe(2);
  expect(await world().violations()).toEqual([]);
});

test('paid after the hold was lost, a seat resold: one refund, one apology, whoever asks', async () => {
  const { performanceId, buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy([0, 1]);
  await loseSeats(holdId);
  const rival = await hold({
    ctx: world().ctx(),
    input: holdInput.parse({ performanceId, seatIndexes: [1] }),
  });
  expect(rival.ok).toBe(true);
  world().controls.paySession(sessionId);
  await Promise.all(
    Array.from({ length: 10 }, () => refreshOrder({ ctx: world().job(), input: { orderId } })),
  );
  expect(await world().statusOf(orderId)).toBe('paid_late');
  const [refund, ...more] = await world().refundsOf(orderId);
  expect(more).toEqual([]);
  const refundId = refund?.id ?? '';
  await Promise.all([1, 2, 3].map(() => refundPayment({ ctx: world().job(), input: { refundId } })));
  expect(await world().statusOf(orderId)).toBe('refunded');
  expect(await world().mailsOf(orderId)).toEqual(['apology']);
  expect(await world().ticketsOf(orderId)).toBe(0);
  expect(await world().violations()).toEqual([]);
});

test('the refund call is cut after Stripe took it: no second refund, not even a day later', async () => {
  const { performanceId, buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy([0]);
  await loseSeats(holdId);
  await hold({ ctx: world().ctx(), input: holdInput.parse({ performanceId, seatIndexes: [0] }) });
  world().controls.paySession(sessionId);
  await refreshOrder({ ctx: world().job(), input: { orderId } });
  const [refund] = await world().refundsOf(orderId);
  const input = { refundId: refund?.id ?? '' };
  world().controls.addFault({ kind: 'cut', path: '^/v1/refunds$', method: 'POST', times: 5 });
  await expect(refundPayment({ ctx: world().job(), input })).rejects.toThrow();
  world().controls.clearFaults();
  world().controls.moveClock({ advanceMs: 30 * 3_600_000 });
  await refundPayment({ ctx: world().job(), input });
  const made = world()
    .controls.dump()
    .refunds.filter(({ metadata }) => metadata?.refund_id === input.refundId);
  expect(made.length).toBe(1);
  expect(await world().statusOf(orderId)).toBe('refunded');
  expect(await world().violations()).toEqual([]);
});

test('control: by the idempotency key alone the refund is made again a day later', async () => {
  const { performanceId, buy } = await seats();
  silence();
  const { orderId, sessionId, holdId } = await buy([0]);
  await loseSeats(holdId);
  await hold({ ctx: world().ctx(), input: holdInput.parse({ performanceId, seatIndexes: [0] }) });
  world().controls.paySession(sessionId);
  await refreshOrder({ ctx: world().job(), input: { orderId } });
  const [refund] = await world().refundsOf(orderId);
  const [payment] = await world().paymentsOf(orderId);
  const id = refund?.id ?? '';
  // A part of it, so that Stripe's own limit, what was paid, does not hide it.
  const careless = () =>
    stripe().refunds.create(
      { payment_intent: payment?.paymentIntentId ?? '', amount: 1_000, metadata: { refund_id: id } },
      { idempotencyKey: `refund/${id}` },
    );
  const made = async () => (await listRefunds(payment?.paymentIntentId ?? '')).length;
  await careless();
  await careless();
  expect(await made()).toBe(1);
  world().controls.moveClock({ advanceMs: 30 * 3_600_000 });
  await careless();
  expect(await made()).toBe(2);
});

test('two sessions of one order are paid: one pays the order, the other is given back', async () => {
  const { buy } = await seats();
  silence();
  const { orderId, sessionId } = await buy();
  world().controls.paySession(sessionId);
  const facts = await readSession(sessionId);
  await settleSession({ ctx: world().job(), input: { facts } });
  const stray = { ...facts, sessionId: 'cs_test_other', paymentIntentId: 'pi_other', attempt: 2 };
  expect(await settleSession({ ctx: world().job(), input: { facts: stray } })).toBe('refund_owed');
  expect(await world().statusOf(orderId)).toBe('paid');
  expect(await world().refundsOf(orderId)).toMatchObject([{ reason: 'not_asked_for', amount: 16_000 }]);
  await world().db.execute(sql`delete from refunds where order_id = ${orderId}`);
  await world().db.execute(sql`delete from payments where payment_intent_id = 'pi_other'`);
});
