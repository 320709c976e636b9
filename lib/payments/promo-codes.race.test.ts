import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { meeting, patiently } from '@/db/race-fixture';
import { orderItems, orders, promoCodes } from '@/db/schema';
import { createTestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { findPromo } from '@/lib/orders/promo-codes/find-promo';
import { makePromoCode } from '@/lib/orders/promo-codes/testing';
import { cancelCheckout } from './cancel-checkout';
import { refreshOrder } from './refresh-order';
import { settleSession } from './settle-session';
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

type Made = Awaited<ReturnType<typeof makeGeneralPerformance>>;

/** A buyer with tickets at $29 each in the cart: 25 of them for the organizer, 2.50 the fee, 1.50 the tax. */
async function buyerOf(
  { performance, level }: Pick<Made, 'performance' | 'level'>,
  quantity = 1,
  actor = world.asVisitor(),
) {
  const ctx = world.ctx(actor);
  const places = [{ priceLevelId: level.id, quantity }];
  const held = await hold({ ctx, input: holdInput.parse({ performanceId: performance.id, places }) });
  if (!held.ok) throw new Error(held.code);
  const email = `${newId()}@example.test`;
  const place = (promoCode: string | undefined, acceptedTotal: number, as = email) =>
    placeOrder({ ctx, input: { email: as, buyerName: 'Ada Fan', acceptedTotal, promoCode } });
  return { ctx, actor, place, email, holdId: held.holdId };
}

const usesOf = async (id: string) =>
  (await world.db.select({ uses: promoCodes.uses }).from(promoCodes).where(eq(promoCodes.id, id)))[0]?.uses;
const quarterOff = 2_175;

test('forty buyers want the last five uses of a code at once: five have it', async () => {
  const made = await makeGeneralPerformance(world.db);
  const promo = await makePromoCode(world, { organizerId: made.organizer.id, maxUses: 5 });
  const buyers = await Promise.all(Array.from({ length: 40 }, () => buyerOf(made)));
  const placed = await Promise.all(buyers.map(({ place }) => place(promo.code, quarterOff)));
  expect(placed.filter(({ ok }) => ok).length).toBe(5);
  expect(placed.filter((answer) => !answer.ok && answer.code === 'PROMO_USED_UP').length).toBe(35);
  expect(await usesOf(promo.id)).toBe(5);
});

test('control: counted by reading, then writing, six orders use a code that allows two', async () => {
  const loose = await createTestDatabase();
  try {
    await loose.db.execute(sql`drop trigger orders_promo_insert on orders`);
    await loose.db.execute(sql`alter table promo_codes drop constraint promo_codes_uses`);
    const { organizer, performance, level } = await makeGeneralPerformance(loose.db);
    const { code, id } = await makePromoCode(loose, { organizerId: organizer.id, maxUses: 2 });
    const items = [{ ...level, performanceId: performance.id, priceLevelId: level.id }];
    const looked = meeting(6);
    const use = () =>
      patiently(loose.ctx(), async ({ db }) => {
        const found = await findPromo(db, { code, items, placedByBuyer: sql`false` });
        await looked();
        if (!found.ok) return false;
        await db.execute(sql`update promo_codes set uses = uses + 1 where id = ${id}`);
        return true;
      });
    const used = await Promise.all(Array.from({ length: 6 }, use));
    expect(used.filter(Boolean).length).toBe(6);
  } finally {
    await loose.drop();
  }
});

test('the constraint has the last word: code that forgot the lock fails, it does not give the discount', async () => {
  const made = await makeGeneralPerformance(world.db);
  const promo = await makePromoCode(world, { organizerId: made.organizer.id, maxUses: 1 });
  const [first, second] = [await buyerOf(made), await buyerOf(made)];
  const placed = await Promise.all([first.place(undefined, 2_900), second.place(undefined, 2_900)]);
  const [one, two] = placed.map((order) => (order.ok ? order.orderId : ''));
  const use = (orderId = '') =>
    world.db.update(orders).set({ promoCodeId: promo.id }).where(eq(orders.id, orderId));
  await use(one);
  await expect(use(two)).rejects.toThrow();
  expect(await usesOf(promo.id)).toBe(1);
});

test('a code for once each: the same browser again is refused, and a stranger who types the address learns nothing', async () => {
  const made = await makeGeneralPerformance(world.db);
  const promo = await makePromoCode(world, { organizerId: made.organizer.id, maxPerBuyer: 1 });
  const buyer = await buyerOf(made);
  const order = await buyer.place(promo.code, quarterOff);
  if (!order.ok) throw new Error(order.code);
  await startCheckout({ ctx: buyer.ctx, input: { orderId: order.orderId } });
  world.controls.paySession((await world.sessionOf(order.orderId)).sessionId);
  await refreshOrder({ ctx: world.job(), input: { orderId: order.orderId } });
  const again = await buyerOf(made, 1, buyer.actor);
  expect(await again.place(promo.code, quarterOff)).toMatchObject({ code: 'PROMO_USED_BY_YOU' });
  const stranger = await buyerOf(made);
  expect(await stranger.place(promo.code, quarterOff, buyer.email)).toMatchObject({ ok: true });
});

test('a use is held while the order is unpaid, given back when it is cancelled, and never twice', async () => {
  const made = await makeGeneralPerformance(world.db);
  const promo = await makePromoCode(world, { organizerId: made.organizer.id, maxUses: 1 });
  const buyer = await buyerOf(made);
  const order = await buyer.place(promo.code, quarterOff);
  if (!order.ok) throw new Error(order.code);
  await startCheckout({ ctx: buyer.ctx, input: { orderId: order.orderId } });
  const rival = await buyerOf(made);
  expect(await rival.place(promo.code, quarterOff)).toMatchObject({ code: 'PROMO_USED_UP' });
  const cancel = () => cancelCheckout({ ctx: buyer.ctx, input: { orderId: order.orderId } });
  await Promise.all([cancel(), cancel(), cancel()]);
  expect(await world.statusOf(order.orderId)).toBe('cancelled');
  expect(await usesOf(promo.id)).toBe(0);
  expect(await rival.place(promo.code, quarterOff)).toMatchObject({ ok: true });
});

test('paid after its end: with the use taken by somebody else, the money goes back', async () => {
  const made = await makeGeneralPerformance(world.db);
  const promo = await makePromoCode(world, { organizerId: made.organizer.id, maxUses: 1 });
  const buyer = await buyerOf(made);
  const order = await buyer.place(promo.code, quarterOff);
  if (!order.ok) throw new Error(order.code);
  const { orderId } = order;
  await world.db.update(orders).set({ status: 'expired' }).where(eq(orders.id, orderId));
  expect(await (await buyerOf(made)).place(promo.code, quarterOff)).toMatchObject({ ok: true });
  const facts = {
    ...{ sessionId: `cs_${newId()}`, orderId, attempt: 1, state: 'paid' as const },
    ...{ paymentIntentId: `pi_${newId()}`, amount: quarterOff, currency: 'usd' },
  };
  expect(await settleSession({ ctx: world.job(), input: { facts } })).toBe('refund_owed');
  expect(await world.statusOf(orderId)).toBe('paid_late');
  expect(await usesOf(promo.id)).toBe(1);
  // Stripe knows nothing of this payment: the books of this test are compared with it at the end.
  await world.db.execute(sql`delete from refunds where order_id = ${orderId}`);
  await world.db.execute(sql`delete from payments where order_id = ${orderId}`);
  await world.db.execute(sql`update orders set status = 'expired', paid_at = null where id = ${orderId}`);
});

test('Stripe is asked for the lowered price, line by line, and the order keeps what came off', async () => {
  const made = await makeSeatedPerformance(world.db);
  const { organizer, performance, premium } = made;
  const promo = await makePromoCode(world, { organizerId: organizer.id, amount: 999, currency: 'usd' });
  const actor = world.asVisitor();
  const ctx = world.ctx(actor);
  await hold({ ctx, input: holdInput.parse({ performanceId: performance.id, seatIndexes: [0, 1] }) });
  const input = { email: 'ada@example.test', buyerName: 'Ada Fan', promoCode: promo.code };
  expect(await placeOrder({ ctx, input: { ...input, acceptedTotal: 16_000 } })).toMatchObject({
    code: 'TOTAL_CHANGED',
    total: 14_002,
  });
  const order = await placeOrder({ ctx, input: { ...input, acceptedTotal: 14_002 } });
  if (!order.ok) throw new Error(order.code);
  await startCheckout({ ctx, input: { orderId: order.orderId } });
  const { sessionId } = await world.sessionOf(order.orderId);
  const session = world.controls.dump().sessions.find(({ id }) => id === sessionId);
  expect(session?.amount_total).toBe(14_002);
  const items = await world.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
  for (const item of items) {
    const { faceAmount, feeAmount, taxAmount, discountAmount } = item;
    expect({ faceAmount, feeAmount, taxAmount, discountAmount }).toEqual({
      ...{ faceAmount: 6_126, feeAmount: 525, taxAmount: 350, discountAmount: 999 },
    });
    expect(item.priceLevelId).toBe(premium.id);
  }
});

test('a code that takes everything off makes a free order, without Stripe', async () => {
  const made = await makeGeneralPerformance(world.db);
  const promo = await makePromoCode(world, { organizerId: made.organizer.id, percent: 100 });
  const buyer = await buyerOf(made, 3);
  const order = await buyer.place(promo.code, 0);
  if (!order.ok) throw new Error(order.code);
  const { orderId } = order;
  expect(await startCheckout({ ctx: buyer.ctx, input: { orderId } })).toMatchObject({ paid: true });
  expect(await world.ticketsOf(orderId)).toBe(3);
  expect(await world.paymentsOf(orderId)).toEqual([]);
});
