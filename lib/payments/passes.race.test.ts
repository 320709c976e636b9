import { and, asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '@/db/factories';
import { orderItems, organizerMembers, organizers, placeStock, promoCodes, tickets } from '@/db/schema';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { holdPasses } from '@/lib/inventory/passes/hold-passes';
import { makePass } from '@/lib/inventory/passes/testing';
import { orderItemViews } from '@/lib/orders/order-items';
import { placeOrder } from '@/lib/orders/place-order';
import { asFan } from '@/lib/organizers/testing';
import { ticketsOfOrder } from '@/lib/tickets/ticket-rows';
import { cancelAndRefund } from './cancel-and-refund';
import { cancelCheckout } from './cancel-checkout';
import { continuePerformanceRefund } from './continue-performance-refund';
import { giveTicketsBack } from './give-tickets-back';
import { refreshOrder } from './refresh-order';
import { refundPayment } from './refund-payment';
import { refundTickets } from './refund-tickets';
import { readOverview } from './reports/read-overview';
import { refreshFigures } from './reports/refresh-figures';
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

type Pass = Awaited<ReturnType<typeof makePass>>;

async function inCart({ pass }: Pass, quantity = 1, ctx = world.ctx(world.asVisitor())) {
  const held = await holdPasses({ ctx, input: { passId: pass.id, quantity } });
  if (!held.ok) throw new Error(held.message);
  const place = (acceptedTotal = quantity * 10_000, more = {}) =>
    placeOrder({
      ctx,
      input: { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal, ...more },
    });
  return { ctx, holdId: held.holdId, place };
}

/** On Stripe's page. */
async function paying(made: Pass, quantity = 1) {
  const cart = await inCart(made, quantity);
  const placed = await cart.place();
  if (!placed.ok) throw new Error(placed.message);
  const { orderId } = placed;
  await startCheckout({ ctx: cart.ctx, input: { orderId } });
  return { ...cart, orderId, ...(await world.sessionOf(orderId)) };
}

const ask = (orderId: string) => refreshOrder({ ctx: world.job(), input: { orderId } });

async function bought(made: Pass, quantity = 1) {
  const order = await paying(made, quantity);
  world.controls.paySession(order.sessionId);
  await ask(order.orderId);
  return order;
}

const ticketsOf = (orderId: string) =>
  world.db
    .select({
      id: tickets.id,
      status: tickets.status,
      performanceId: tickets.performanceId,
      ordinal: tickets.ordinal,
    })
    .from(tickets)
    .innerJoin(orderItems, eq(orderItems.id, tickets.orderItemId))
    .where(eq(tickets.orderId, orderId))
    .orderBy(asc(tickets.ordinal), asc(tickets.orderItemId));

/** What of each date is sold. */
const soldOf = async ({ dates }: Pass) =>
  Promise.all(
    dates.map(async ({ level }) => {
      const [stock] = await world.db.select().from(placeStock).where(eq(placeStock.priceLevelId, level.id));
      return stock?.sold;
    }),
  );

async function clerkOf({ organizer }: Pass) {
  const user = await makeUser(world.db);
  await world.db
    .insert(organizerMembers)
    .values({ organizerId: organizer.id, userId: user.id, role: 'manager' });
  return world.ctx(asFan(user));
}

const send = async (orderId: string) => {
  for (const { id } of await world.refundsOf(orderId)) {
    await refundPayment({ ctx: world.job(), input: { refundId: id } });
  }
};

test('paid, however often it is heard: a ticket for each date, each with its code and the name of the pass', async () => {
  const made = await makePass(world);
  const order = await paying(made, 2);
  world.controls.paySession(order.sessionId);
  await Promise.all(Array.from({ length: 8 }, () => ask(order.orderId)));
  expect(await world.statusOf(order.orderId)).toBe('paid');
  expect(await world.mailsOf(order.orderId)).toEqual(['receipt']);
  const issued = await ticketsOfOrder(world.job(), order.orderId);
  expect(issued.map(({ performanceId, passName }) => [performanceId, passName])).toEqual(
    made.dates.flatMap(({ performance }) => [
      [performance.id, 'Festival pass'],
      [performance.id, 'Festival pass'],
    ]),
  );
  expect(new Set(issued.map(({ code }) => code)).size).toBe(6);
  expect(await soldOf(made)).toEqual([2, 2, 2]);
  const items = (await orderItemViews(world.db, [order.orderId])).get(order.orderId) ?? [];
  expect(items.map(({ price, quantity, passName }) => [price, quantity, passName])).toEqual([
    [3_334, 2, 'Festival pass'],
    [3_333, 2, 'Festival pass'],
    [3_333, 2, 'Festival pass'],
  ]);
});

test('reports have each date’s share, and together what was paid, to the cent; after a refund too', async () => {
  const made = await makePass(world);
  const { orderId } = await bought(made, 1);
  const moneyOf = async () => {
    await refreshFigures({ ctx: world.job(), input: { limit: 20 } });
    const overview = await readOverview({
      ctx: world.job(),
      input: { organizerId: made.organizer.id, show: 'all' },
    });
    return made.dates.map(({ performance }) => {
      const line = overview.performances.find(({ id }) => id === performance.id);
      return [line?.money.gross, line?.money.fees, line?.money.refunds];
    });
  };
  expect(await moneyOf()).toEqual([
    [3_334, 234, 0],
    [3_333, 233, 0],
    [3_333, 233, 0],
  ]);
  const ticketIds = (await ticketsOf(orderId)).map(({ id }) => id);
  const wish = { organizerId: made.organizer.id, orderId, ticketIds, keepFees: false, key: newId() };
  await refundTickets({ ctx: await clerkOf(made), input: wish });
  await send(orderId);
  expect((await moneyOf()).map(([gross, , refunds]) => [gross, refunds])).toEqual([
    [3_334, 3_334],
    [3_333, 3_333],
    [3_333, 3_333],
  ]);
});

test('a payment that is given up: the pass is in the cart again, whole; expired: all dates are free', async () => {
  const made = await makePass(world);
  const order = await paying(made);
  await cancelCheckout({ ctx: order.ctx, input: { orderId: order.orderId } });
  const again = await order.place();
  expect(again).toMatchObject({ ok: true, total: 10_000 });
  const other = await paying(made);
  await world.db.execute(
    sql`update holds set expires_at = now() - interval '1 s' where id = ${other.holdId}`,
  );
  world.controls.expireSession(other.sessionId);
  await ask(other.orderId);
  expect(await world.statusOf(other.orderId)).toBe('expired');
  const [held] = await world.db.execute<{ n: number }>(
    sql`select count(*)::int as n from place_claims where hold_id = ${other.holdId}`,
  );
  expect(held?.n).toBe(0);
});

/** Paid at Stripe, but the hold was lost before we heard of it. */
async function lost(made: Pass) {
  const order = await paying(made);
  world.controls.paySession(order.sessionId);
  await world.db.execute(sql`
    with gone as (delete from place_claims where hold_id = ${order.holdId} returning price_level_id, quantity)
    update place_stock k set held = held - gone.quantity from gone where gone.price_level_id = k.price_level_id`);
  await world.db.execute(sql`update holds set state = 'expired' where id = ${order.holdId}`);
  return order;
}

test('paid late, all dates free: honoured; a date full, or all passes sold: given back whole, once', async () => {
  const free = await makePass(world, { pass: { maxSold: 1 } });
  const honoured = await lost(free);
  await ask(honoured.orderId);
  expect(await world.statusOf(honoured.orderId)).toBe('paid');
  expect(await soldOf(free)).toEqual([1, 1, 1]);

  const full = await makePass(world, { capacities: [5, 1, 5] });
  const late = await lost(full);
  const rival = await bought(full);
  const sold = await makePass(world, { pass: { maxSold: 1 } });
  const second = await lost(sold);
  const first = await bought(sold);
  for (const { orderId } of [late, second]) {
    await Promise.all(Array.from({ length: 4 }, () => ask(orderId)));
    expect(await world.mailsOf(orderId)).toEqual(['apology']);
    expect((await world.refundsOf(orderId)).map(({ amount }) => amount)).toEqual([10_000]);
    await send(orderId);
    expect(await world.statusOf(orderId)).toBe('refunded');
  }
  for (const { orderId } of [rival, first]) expect(await world.ticketsOf(orderId)).toBe(3);
  expect(await soldOf(full)).toEqual([1, 1, 1]);
});

test('a pass goes back whole; some of its dates only on purpose, for their share', async () => {
  const made = await makePass(world);
  const { orderId } = await bought(made, 2);
  const clerk = await clerkOf(made);
  const issued = await ticketsOf(orderId);
  const refund = (ticketIds: string[], partOfPass = false) =>
    refundTickets({
      ctx: clerk,
      input: {
        organizerId: made.organizer.id,
        orderId,
        ticketIds,
        keepFees: false,
        key: newId(),
        partOfPass,
      },
    });
  const idsOf = (ordinal: number) => issued.filter((one) => one.ordinal === ordinal).map(({ id }) => id);
  expect(await refund(idsOf(1).slice(0, 2))).toMatchObject({ code: 'PASS_IS_WHOLE' });
  expect(await refund([...idsOf(1).slice(0, 2), ...idsOf(2)])).toMatchObject({ code: 'PASS_IS_WHOLE' });
  expect(await soldOf(made)).toEqual([2, 2, 2]);
  expect(await refund(idsOf(1))).toMatchObject({ ok: true, amount: 10_000, tickets: 3 });
  expect(await soldOf(made)).toEqual([1, 1, 1]);
  const [friday = '', ...rest] = idsOf(2);
  expect(await refund([friday], true)).toMatchObject({ ok: true, amount: 3_334 });
  // What is left of it goes back as one again.
  expect(await refund(rest)).toMatchObject({ ok: true, amount: 6_666 });
  await send(orderId);
  expect(await world.statusOf(orderId)).toBe('refunded');
});

test('two clerks, one buyer and one pass: its money goes back once', async () => {
  const made = await makePass(world);
  await world.db.update(organizers).set({ refundDays: 3 }).where(eq(organizers.id, made.organizer.id));
  const { orderId } = await bought(made);
  const [clerk, other] = [await clerkOf(made), await clerkOf(made)];
  const ticketIds = (await ticketsOf(orderId)).map(({ id }) => id);
  const wish = { organizerId: made.organizer.id, orderId, ticketIds, keepFees: false };
  expect(
    await giveTicketsBack({ ctx: world.ctx(), input: { orderId, ticketIds: ticketIds.slice(1) } }),
  ).toMatchObject({
    code: 'PASS_IS_WHOLE',
  });
  const answers = await Promise.all([
    refundTickets({ ctx: clerk, input: { ...wish, key: newId() } }),
    refundTickets({ ctx: other, input: { ...wish, key: newId() } }),
    giveTicketsBack({ ctx: world.ctx(), input: { orderId, ticketIds } }),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await world.refundsOf(orderId)).map(({ amount }) => amount)).toEqual([10_000]);
  expect(await soldOf(made)).toEqual([0, 0, 0]);
});

test('a date is cancelled: its share goes back, the others stay good; then the buyer gives back the rest', async () => {
  const made = await makePass(world);
  await world.db.update(organizers).set({ refundDays: 3 }).where(eq(organizers.id, made.organizer.id));
  const { orderId } = await bought(made);
  const onPage = await paying(made);
  const waiting = await inCart(made);
  const second = made.dates[1]?.performance.id ?? '';
  const ctx = await clerkOf(made);
  const wish = { organizerId: made.organizer.id, performanceId: second, keepFees: false };
  expect(await cancelAndRefund({ ctx, input: wish })).toEqual({ ok: true });
  await continuePerformanceRefund({ ctx: world.job(), input: { performanceId: second } });
  expect((await world.refundsOf(orderId)).map(({ amount }) => amount)).toEqual([3_333]);
  const left = (await ticketsOf(orderId)).filter(({ status }) => status === 'valid');
  expect(left.map(({ performanceId }) => performanceId)).not.toContain(second);
  expect(left).toHaveLength(2);
  // Who had it in the cart has it no more; who pays at this moment gets the share of the date back.
  expect(await waiting.place()).toMatchObject({ code: 'CART_EMPTY' });
  expect(await holdPasses({ ctx: world.ctx(), input: { passId: made.pass.id, quantity: 1 } })).toMatchObject({
    code: 'CANCELLED',
  });
  world.controls.paySession(onPage.sessionId);
  await ask(onPage.orderId);
  expect((await world.refundsOf(onPage.orderId)).map(({ amount }) => amount)).toEqual([3_333]);
  expect(await world.ticketsOf(onPage.orderId)).toBe(2);
  const ticketIds = left.map(({ id }) => id);
  expect(await giveTicketsBack({ ctx: world.ctx(), input: { orderId, ticketIds } })).toEqual({
    ok: true,
    amount: 6_667,
  });
  await send(orderId);
  await send(onPage.orderId);
  expect(await world.statusOf(orderId)).toBe('refunded');
});

test('an account has no more passes for what its owner paid as a guest', async () => {
  const made = await makePass(world, { pass: { maxPerBuyer: 1 } });
  const email = `${newId()}@example.test`;
  const account = asFan(await makeUser(world.db, { email }));
  const ordered = await inCart(made, 1, world.ctx(account));
  const guest = await inCart(made);
  const placed = await guest.place(10_000, { email });
  if (!placed.ok) throw new Error(placed.message);
  await startCheckout({ ctx: guest.ctx, input: { orderId: placed.orderId } });
  world.controls.paySession((await world.sessionOf(placed.orderId)).sessionId);
  await ask(placed.orderId);
  expect(await ordered.place()).toMatchObject({ code: 'LIMIT_REACHED' });
  expect(await (await inCart(made)).place(10_000, { email })).toMatchObject({ ok: true });
});

test('a pass that changes in the cart is not charged at another price, nor with a date missing', async () => {
  const made = await makePass(world);
  const cart = await inCart(made);
  await world.db.execute(sql`update passes set face_amount = 9_500 where id = ${made.pass.id}`);
  expect(await cart.place()).toMatchObject({ code: 'TOTAL_CHANGED', total: 10_500 });
  await world.db.execute(sql`
    delete from pass_parts where pass_id = ${made.pass.id} and performance_id = ${made.dates[2]?.performance.id}`);
  expect(await cart.place(10_500)).toMatchObject({ code: 'PASS_CHANGED' });
});

test('a promo code lowers the single tickets beside a pass, not the pass; a level’s least is for single tickets', async () => {
  const made = await makePass(world);
  const cart = await inCart(made);
  await world.db.execute(
    sql`update price_levels set min_per_order = 2 where id = ${made.dates[0]?.level.id}`,
  );
  await world.db.insert(promoCodes).values({ organizerId: made.organizer.id, code: 'HALF', percent: 50 });
  expect(await cart.place(10_000, { promoCode: 'HALF' })).toMatchObject({
    ok: false,
    code: 'PROMO_OTHER_TICKETS',
  });
  const second = made.dates[1];
  const places = [{ priceLevelId: second?.level.id, quantity: 1 }];
  const input = holdInput.parse({ performanceId: second?.performance.id, places });
  expect(await hold({ ctx: cart.ctx, input })).toMatchObject({ ok: true });
  expect(await cart.place(11_450, { promoCode: 'HALF' })).toMatchObject({ ok: true, total: 11_450 });
  const [item] = await world.db
    .select()
    .from(orderItems)
    .where(and(eq(orderItems.priceLevelId, second?.level.id ?? ''), sql`pass_id is null`));
  expect(item?.discountAmount).toBe(1_450);
});
