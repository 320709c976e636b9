import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance } from '@/db/factories';
import { orderItems, priceLevels } from '@/db/schema';
import { newId } from '@/lib/ids';
import { heldItems } from '@/lib/inventory/cart-items';
import { holdForAmounts } from '@/lib/inventory/choose-amounts';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { makePromoCode } from '@/lib/orders/promo-codes/testing';
import { refreshOrder } from './refresh-order';
import { refundWorld } from './refund-fixture';
import { refundTickets } from './refund-tickets';
import { readPerformance } from './reports/read-performance';
import { startCheckout } from './start-checkout';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

/** Places that cost what the fan likes, from $29 on (25 for the organizer, 2.50 fee, 1.50 tax), and somebody who chooses. */
async function donation() {
  const made = await makeGeneralPerformance(world.db);
  const { level, performance } = made;
  await world.db.update(priceLevels).set({ payWhatYouLike: true }).where(eq(priceLevels.id, level.id));
  const ctx = world.ctx(world.asVisitor());
  const choose = (amount: string, quantity = 2) => {
    const places = [{ priceLevelId: level.id, quantity }];
    const wish = holdInput.parse({ performanceId: performance.id, places });
    const amounts = [{ priceLevelId: level.id, amount }];
    return holdForAmounts({ ctx, input: { ...wish, address: 'unknown', amounts } });
  };
  const place = (acceptedTotal: number, promoCode?: string) => {
    const email = `${newId()}@example.test`;
    return placeOrder({ ctx, input: { email, buyerName: 'Ada Fan', acceptedTotal, promoCode } });
  };
  return { ...made, ctx, choose, place };
}

test('what a fan likes to pay goes from his cart to Stripe, and back as a refund; reports know it', async () => {
  const { clerkOf, ticketsOf } = await refundWorld(world);
  const { ctx, choose, place, level, performance, organizer } = await donation();
  const held = await choose('58.01');
  if (!held.ok) throw new Error(held.code);
  expect(await heldItems(world.db, held.holdId)).toMatchObject([
    { quantity: 2, price: 5_801, faceAmount: 5_001, feeAmount: 500, taxAmount: 300 },
  ]);
  // The level's price is the least and stays what it is.
  await world.db.update(priceLevels).set({ name: 'Supporter' }).where(eq(priceLevels.id, level.id));
  const order = await place(11_602);
  if (!order.ok) throw new Error(order.code);
  const { orderId } = order;
  await startCheckout({ ctx, input: { orderId } });
  const { sessionId } = await world.sessionOf(orderId);
  const session = world.controls.dump().sessions.find(({ id }) => id === sessionId);
  expect(session?.amount_total).toBe(11_602);
  world.controls.paySession(sessionId);
  await refreshOrder({ ctx: world.job(), input: { orderId } });
  const [ticket] = await ticketsOf(orderId);
  const organizerId = organizer.id;
  const wish = { organizerId, orderId, ticketIds: [ticket?.id ?? ''], keepFees: true, key: newId() };
  const clerk = await clerkOf(organizerId);
  expect(await refundTickets({ ctx: clerk, input: wish })).toMatchObject({ amount: 5_301 });
  const report = await readPerformance({ ctx: clerk, input: { organizerId, performanceId: performance.id } });
  expect(report?.performance.money).toMatchObject({ gross: 11_602, refunds: 5_301, fees: 1_000 });
});

test('an amount that is too little, too much or no number holds nothing and says what to do', async () => {
  const { choose, performance } = await donation();
  expect(await choose('28.99')).toMatchObject({
    code: 'AMOUNT_WRONG',
    message: expect.stringContaining('$29'),
  });
  expect(await choose('10001')).toMatchObject({ code: 'AMOUNT_WRONG' });
  expect(await choose('-30')).toMatchObject({ code: 'AMOUNT_WRONG' });
  expect(await choose('a lot')).toMatchObject({ code: 'AMOUNT_WRONG' });
  const [row] = await world.db.execute(sql`
    select count(*)::int as held from place_claims where performance_id = ${performance.id}`);
  expect(row).toEqual({ held: 0 });
});

test('the last amount counts; a price of its own takes none; a higher least is asked for before it is paid', async () => {
  const { choose, place, level, ctx } = await donation();
  await choose('30');
  const held = await choose('40', 1);
  if (!held.ok) throw new Error(held.code);
  expect(await heldItems(ctx.db, held.holdId)).toMatchObject([{ quantity: 1, price: 4_000 }]);
  await world.db.update(priceLevels).set({ faceAmount: 6_000 }).where(eq(priceLevels.id, level.id));
  expect(await place(4_000)).toMatchObject({ code: 'TOTAL_CHANGED', total: 6_400 });
  await world.db.update(priceLevels).set({ payWhatYouLike: false }).where(eq(priceLevels.id, level.id));
  expect(await heldItems(ctx.db, held.holdId)).toMatchObject([{ price: 6_400 }]);
});

test('from nothing upwards: all of it is for the organizer, nothing at all is a free order', async () => {
  const { choose, place, level, ctx, organizer } = await donation();
  const nothing = { faceAmount: 0, feeAmount: 0, taxAmount: 0 };
  await world.db.update(priceLevels).set(nothing).where(eq(priceLevels.id, level.id));
  const held = await choose('12,50', 1);
  if (!held.ok) throw new Error(held.code);
  expect(await heldItems(ctx.db, held.holdId)).toMatchObject([
    { price: 1_250, faceAmount: 1_250, feeAmount: 0 },
  ]);
  // Nobody gives a discount on what somebody likes to give.
  const promo = await makePromoCode(world, { organizerId: organizer.id, percent: 50 });
  expect(await place(625, promo.code)).toMatchObject({ code: 'PROMO_OTHER_TICKETS' });
  await choose('0', 1);
  const order = await place(0);
  if (!order.ok) throw new Error(order.code);
  expect(await startCheckout({ ctx, input: { orderId: order.orderId } })).toMatchObject({ paid: true });
  const items = await world.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
  expect(items).toMatchObject([{ faceAmount: 0, quantity: 1 }]);
});
