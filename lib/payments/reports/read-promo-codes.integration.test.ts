import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orders } from '@/db/schema';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { makePromoCode } from '@/lib/orders/promo-codes/testing';
import { makeOrganizer } from '@/lib/organizers/testing';
import { refreshOrder } from '../refresh-order';
import { refundWorld } from '../refund-fixture';
import { refundTickets } from '../refund-tickets';
import { startCheckout } from '../start-checkout';
import { type PaymentWorld, startPaymentWorld } from '../testing';
import { readPromoFigures, readPromoLines } from './read-promo-codes';
import { refreshFigures } from './refresh-figures';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(async () => {
  await world.close();
});

test('what codes brought is what the ledger says, before and after refunds, kept or added up anew', async () => {
  const { organizerId, performanceId, clerk, buy, ticketsOf } = await refundWorld(world);
  const one = await makePromoCode(world, { organizerId, percent: 33 });
  const batchId = newId();
  const single = { organizerId, batchId, maxUses: 1, amount: 1_001, currency: 'usd' };
  const two = await makePromoCode(world, single);
  const three = await makePromoCode(world, single);
  const buyWith = async (promoCode: string, seatIndexes: number[], acceptedTotal: number) => {
    const ctx = world.ctx(world.asVisitor());
    await hold({ ctx, input: holdInput.parse({ performanceId, seatIndexes }) });
    const email = `${newId()}@example.test`;
    const placed = await placeOrder({
      ctx,
      input: { email, buyerName: 'Ada Fan', acceptedTotal, promoCode },
    });
    if (!placed.ok) throw new Error(placed.code);
    const { orderId } = placed;
    await startCheckout({ ctx, input: { orderId } });
    world.controls.paySession((await world.sessionOf(orderId)).sessionId);
    await refreshOrder({ ctx: world.job(), input: { orderId } });
    return orderId;
  };
  await buy([9]);
  const first = await buyWith(one.code, [0, 1], 10_720);
  await buyWith(one.code, [2], 5_360);
  await buyWith(two.code, [3], 6_999);
  await buyWith(three.code, [4, 5], 13_998);
  const figures = async () => (await readPromoFigures({ ctx: clerk, input: { organizerId } })).figures;
  const ofOne = { id: one.id, currency: 'usd', orders: 2, tickets: 3, ticketsBack: 0, refunds: 0 };
  const ofBatch = { id: batchId, currency: 'usd', orders: 2, tickets: 3, ticketsBack: 0, refunds: 0 };
  const expected = () =>
    new Map([
      [one.id, [{ ...ofOne, gross: 16_080, discount: 7_920 }]],
      [batchId, [{ ...ofBatch, gross: 20_997, discount: 3_003 }]],
    ]);
  expect(await figures()).toEqual(expected());
  const [ticket] = await ticketsOf(first);
  const wish = { organizerId, orderId: first, ticketIds: [ticket?.id ?? ''], keepFees: false, key: newId() };
  expect(await refundTickets({ ctx: clerk, input: wish })).toMatchObject({ amount: 5_360 });
  const after = expected().set(one.id, [
    { ...ofOne, gross: 16_080, discount: 7_920, ticketsBack: 1, refunds: 5_360 },
  ]);
  expect(await figures()).toEqual(after);
  await refreshFigures({ ctx: world.job(), input: { limit: 1_000 } });
  expect(await figures()).toEqual(after);
  await world.db.update(orders).set({ status: 'disputed' }).where(eq(orders.id, first));
  await refreshFigures({ ctx: world.job(), input: { limit: 1_000 } });
  expect(await figures()).toEqual(after);
  const { lines, behind } = await readPromoLines({ ctx: clerk, input: { organizerId } });
  expect(behind).toBe(false);
  expect(await readPromoLines({ ctx: clerk, input: { organizerId, performanceId } })).toEqual({
    lines,
    behind,
  });
  const named = [...after.entries()].flatMap(([id, sold]) =>
    sold.map((line) => ({ ...line, name: id === one.id ? one.code : '2 codes' })),
  );
  expect([...lines.keys()]).toEqual(['usd']);
  expect(lines.get('usd')?.toSorted((a, b) => a.gross - b.gross)).toEqual(named);
  const [ledger] = await world.db.execute<{ paid: number; back: number }>(sql`
    select sum(p.amount)::int as paid, (select sum(r.amount) from refunds r)::int as back
    from payments p join orders o on o.id = p.order_id where o.promo_code_id is not null`);
  expect(ledger).toEqual({ paid: 16_080 + 20_997, back: 5_360 });
});

test('another organizer’s codes are not in it', async () => {
  const organizer = await makeOrganizer(world);
  await makePromoCode(world, { organizerId: organizer.id });
  const of = { ctx: world.job(), input: { organizerId: organizer.id } };
  expect(await readPromoFigures(of)).toEqual({ figures: new Map(), behind: false });
  expect(await readPromoLines(of)).toEqual({ lines: new Map(), behind: false });
});
