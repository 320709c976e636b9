import { eq, inArray, sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { cursors, stripeEvents } from '@/db/schema';
import { backfillEvents } from './backfill-events';
import { refreshOrder } from './refresh-order';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterEach(() => {
  world.controls.setWebhooks({ paused: false, secrets: [world.secret] });
  world.controls.clearFaults();
});
afterAll(() => world.close());

async function paid() {
  const { performance } = await makeSeatedPerformance(world.db);
  const order = await world.checkout({ performanceId: performance.id, seatIndexes: [0] }, 8_000);
  world.controls.paySession(order.sessionId);
  await refreshOrder({ ctx: world.job(), input: { orderId: order.orderId } });
  const [payment] = await world.paymentsOf(order.orderId);
  return { ...order, intent: payment?.paymentIntentId ?? '' };
}

test('the endpoint was off for a day: what happened at Stripe meanwhile is dealt with, once', async () => {
  world.controls.setWebhooks({ paused: true });
  const { orderId, intent } = await paid();
  world.controls.openDispute(intent);
  expect(await world.statusOf(orderId)).toBe('paid');
  await backfillEvents({ ctx: world.job() });
  expect(await world.statusOf(orderId)).toBe('disputed');
  const claimed = await world.db.$count(stripeEvents);
  await backfillEvents({ ctx: world.job() });
  expect(await world.db.$count(stripeEvents)).toBe(claimed);
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
  expect(await world.refundsOf(orderId)).toEqual([]);
  expect(await world.violations()).toEqual([]);
});

test('a back-fill that fails on the way is met again: the cursor stays', async () => {
  await world.db.delete(cursors);
  world.controls.setWebhooks({ paused: true });
  const { orderId, intent } = await paid();
  world.controls.openDispute(intent);
  world.controls.addFault({ kind: 'status', status: 500, path: '^/v1/disputes', times: 5 });
  await expect(backfillEvents({ ctx: world.job() })).rejects.toThrow();
  expect(await world.db.$count(cursors)).toBe(0);
  world.controls.clearFaults();
  await backfillEvents({ ctx: world.job() });
  expect(await world.statusOf(orderId)).toBe('disputed');
});

test('a dispute that is won gives the order its state back', async () => {
  const { orderId, intent } = await paid();
  const dispute = world.controls.openDispute(intent);
  await vi.waitFor(async () => expect(await world.statusOf(orderId)).toBe('disputed'));
  world.controls.closeDispute(dispute.id, true);
  await vi.waitFor(async () => expect(await world.statusOf(orderId)).toBe('paid'));
  expect(await world.ticketsOf(orderId)).toBe(1);
});

test('while secrets rotate both are accepted; a signature of another endpoint is not, and writes nothing', async () => {
  const stripe = new Stripe('sk_test_local');
  const post = async (secret: string, id: string) => {
    const payload = JSON.stringify({
      id,
      object: 'event',
      type: 'invoice.paid',
      data: { object: { id: 'in_1' } },
    });
    const signature = await stripe.webhooks.generateTestHeaderStringAsync({ payload, secret });
    const headers = { 'stripe-signature': signature };
    return (await fetch(world.webhooks.url, { method: 'POST', body: payload, headers })).status;
  };
  const written = () =>
    world.db.$count(stripeEvents, inArray(stripeEvents.id, ['evt_new', 'evt_old', 'evt_other']));
  expect(await post(world.secret, 'evt_new')).toBe(200);
  expect(await post('whsec_older', 'evt_old')).toBe(200);
  expect(await post('whsec_of_somebody_else', 'evt_other')).toBe(400);
  expect(await written()).toBe(0);
});

test('killed after the commit and before the answer: the event comes again and changes nothing', async () => {
  const { orderId, sessionId } = await paid();
  const event = world.controls
    .dump()
    .events.find(({ type, data }) => type === 'checkout.session.completed' && data.object.id === sessionId);
  await vi.waitFor(async () =>
    expect(await world.db.$count(stripeEvents, eq(stripeEvents.id, event?.id ?? ''))).toBe(1),
  );
  const [before] = await world.db.execute(sql`select count(*) from audit_log`);
  world.controls.resend(event?.id ?? '');
  await vi.waitFor(() => {
    const sent = world.controls.deliveries().filter((delivery) => delivery.event === event?.id);
    expect(sent.filter((delivery) => delivery.state === 'delivered').length).toBe(2);
  });
  expect(await world.db.execute(sql`select count(*) from audit_log`)).toEqual([before]);
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
});
