import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { priceLevels } from '@/db/schema';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { cancelCheckout } from './cancel-checkout';
import { checkout } from './checkout';
import { continueCheckout } from './continue-checkout';
import { spendPaymentTry } from './payment-tries';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(() => world.close());

const wish = { email: 'ada@example.test', buyerName: 'Ada Fan', acceptedTotal: 8_000 };
const refusal = {
  ok: false,
  code: 'SLOW_DOWN',
  message: expect.stringMatching(
    /^Very many payments .+ Nothing was charged\. Please wait \d+ minutes and try again\.$/,
  ),
};

test('begun and cancelled without end, payments run dry for a buyer, and no session is opened any more', async () => {
  const { performance } = await makeSeatedPerformance(world.db);
  const ctx = world.ctx(world.asVisitor());
  const held = await hold({
    ctx,
    input: holdInput.parse({ performanceId: performance.id, seatIndexes: [0] }),
  });
  expect(held.ok).toBe(true);
  const address = '203.0.113.9';
  for (let cycle = 0; cycle < 3; cycle++) {
    const begun = await checkout({ ctx, input: { ...wish, address } });
    expect(begun).toMatchObject({ ok: true, paid: false });
    const [order] = await world.db.query.orders.findMany({
      orderBy: (order, { desc }) => desc(order.createdAt),
    });
    expect(await cancelCheckout({ ctx, input: { orderId: order?.id ?? '' } })).toMatchObject({ ok: true });
  }
  await Promise.all(Array.from({ length: 37 }, () => spendPaymentTry(ctx, address)));
  const sessions = world.controls.dump().sessions.length;
  expect(await checkout({ ctx, input: { ...wish, address } })).toMatchObject(refusal);
  expect(world.controls.dump().sessions.length).toBe(sessions);

  const neighbour = world.ctx(world.asVisitor());
  expect(await spendPaymentTry(neighbour, address)).toBeNull();
});

test('who drops the cookie each time is counted by network address', async () => {
  const address = '198.51.100.7';
  const tries = Array.from({ length: 1_020 }, () => spendPaymentTry(world.ctx(world.asVisitor()), address));
  const refused = (await Promise.all(tries)).filter((answer) => answer !== null);
  expect(refused).toHaveLength(20);
  expect(refused[0]).toMatchObject(refusal);
});

test('a total below what Stripe takes is told as such, and the cart is there again', async () => {
  const { performance, level } = await makeGeneralPerformance(world.db);
  await world.db
    .update(priceLevels)
    .set({ faceAmount: 20, feeAmount: 0, taxAmount: 0 })
    .where(eq(priceLevels.id, level.id));
  const ctx = world.ctx(world.asVisitor());
  const places = (quantity: number) =>
    hold({
      ctx,
      input: holdInput.parse({
        performanceId: performance.id,
        places: [{ priceLevelId: level.id, quantity }],
      }),
    });
  const pay = (acceptedTotal: number) =>
    checkout({ ctx, input: { ...wish, acceptedTotal, address: '198.51.100.8' } });
  expect(await places(1)).toMatchObject({ ok: true });
  expect(await pay(20)).toMatchObject({ ok: false, code: 'TOO_SMALL' });
  expect(await places(3)).toMatchObject({ ok: true });
  expect(await pay(60)).toMatchObject({ ok: true, paid: false });
});

test('a payment that Stripe gave no answer to is opened again by its buyer, as the same payment, and by nobody else', async () => {
  const { performance } = await makeSeatedPerformance(world.db);
  const ctx = world.ctx(world.asVisitor());
  await hold({ ctx, input: holdInput.parse({ performanceId: performance.id, seatIndexes: [0] }) });
  world.controls.addFault({ kind: 'cut', method: 'POST', path: '^/v1/checkout/sessions$', times: 6 });
  expect(await checkout({ ctx, input: { ...wish, address: '198.51.100.9' } })).toMatchObject({
    code: 'PAYMENT_UNAVAILABLE',
  });
  world.controls.clearFaults();
  const [order] = await world.db.query.orders.findMany({
    orderBy: (order, { desc }) => desc(order.createdAt),
  });
  const input = { orderId: order?.id ?? '' };
  expect(await continueCheckout({ ctx: world.ctx(world.asVisitor()), input })).toMatchObject({
    code: 'NOT_FOUND',
  });
  const first = await continueCheckout({ ctx, input });
  expect(first).toMatchObject({ ok: true, paid: false });
  expect(await continueCheckout({ ctx, input })).toEqual(first);
  const sessions = world.controls
    .dump()
    .sessions.filter(({ metadata }) => metadata?.order_id === input.orderId);
  expect(sessions).toHaveLength(1);
});
