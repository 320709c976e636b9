import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent, makeGeneralPerformance } from '@/db/factories';
import { openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { orderNotes, orders } from '@/db/schema';
import { newId } from '@/lib/ids';
import { doorSaleForm } from './door-sale-input';
import { getAdminOrder } from './order-page-queries';
import { refundWorld } from './refund-fixture';
import { refundTickets } from './refund-tickets';
import { sellAtDoor } from './sell-at-door';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
let made: Awaited<ReturnType<typeof refundWorld>>;
beforeAll(async () => {
  world = await startPaymentWorld();
  made = await refundWorld(world);
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

const sale = (values: Record<string, unknown>) =>
  doorSaleForm.parse({ key: newId(), performanceId: made.performanceId, method: 'cash', ...values });
const sell = (values: Record<string, unknown>, organizerId = made.organizerId) =>
  sellAtDoor({ ctx: made.clerk, input: { organizerId, ...sale(values) } });
const sold = async (values: Record<string, unknown>) => {
  const result = await sell(values);
  if (!result.ok) throw new Error(result.code);
  const [order] = await world.db.select().from(orders).where(eq(orders.id, result.orderId));
  return { orderId: result.orderId, order };
};

test('two levels for cash without a name: paid, tickets at once, no mail', async () => {
  const { orderId, order } = await sold({
    [`level:${made.premium.id}`]: '2',
    [`level:${made.standard.id}`]: '1',
  });
  expect(order).toMatchObject({ status: 'paid', channel: 'box_office', total: 20_500 });
  expect(await world.ticketsOf(orderId)).toBe(3);
  expect(await made.soldSeats(orderId)).toBe(3);
  expect(await world.paymentsOf(orderId)).toMatchObject([
    { method: 'cash', amount: 20_500, sessionId: null },
  ]);
  expect(await world.mailsOf(orderId)).toEqual([]);
  const history = (await getAdminOrder(made.clerk, made.organizerId, orderId))?.timeline.map(
    ({ what }) => what,
  );
  expect(history).toEqual([
    'Cart opened',
    'Order placed',
    'Paid',
    'Tickets issued',
    'Sold at the box office, $205',
  ]);
});

test('with an address the receipt goes out', async () => {
  const { orderId } = await sold({
    [`level:${made.premium.id}`]: '1',
    method: 'terminal',
    email: `${newId()}@Example.test`,
  });
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
});

test('a comp costs nothing and says why; without a reason it is refused', async () => {
  const { orderId, order } = await sold({
    [`level:${made.premium.id}`]: '1',
    method: 'comp',
    reason: 'Press',
  });
  expect(order?.total).toBe(0);
  expect(await world.paymentsOf(orderId)).toEqual([]);
  const notes = await world.db.select().from(orderNotes).where(eq(orderNotes.orderId, orderId));
  expect(notes).toMatchObject([{ text: 'Comp: Press' }]);
  expect(() => sale({ [`level:${made.premium.id}`]: '1', method: 'comp' })).toThrow();
  expect(() => sale({ [`level:${made.premium.id}`]: '0' })).toThrow();
  const ids = (await made.ticketsOf(orderId)).map(({ id }) => id);
  const input = { organizerId: made.organizerId, orderId, ticketIds: ids, keepFees: false, key: newId() };
  expect(await refundTickets({ ctx: made.clerk, input })).toMatchObject({ ok: true, amount: 0 });
  expect(await world.statusOf(orderId)).toBe('refunded');
});

test('cash is handed back by the clerk: done at once, no call to Stripe, no mail', async () => {
  const { orderId } = await sold({ [`level:${made.standard.id}`]: '2' });
  const [first, second] = await made.ticketsOf(orderId);
  const give = (id = '') =>
    refundTickets({
      ctx: made.clerk,
      input: { organizerId: made.organizerId, orderId, ticketIds: [id], keepFees: false, key: newId() },
    });
  expect(await give(first?.id)).toMatchObject({ ok: true, byHand: true, amount: 4_500 });
  expect(await world.statusOf(orderId)).toBe('partially_refunded');
  await give(second?.id);
  expect(await world.statusOf(orderId)).toBe('refunded');
  expect((await world.refundsOf(orderId)).map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
  expect(await world.mailsOf(orderId)).toEqual([]);
});

/** One press that arrives ten times at once, each answered well; the orders it made and their tickets. */
const tenTimes = async (keyOf: () => { key: string }) => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => sell({ ...keyOf(), [`level:${made.standard.id}`]: '1' })),
  );
  const orderIds = new Set(answers.map((answer) => (answer.ok ? answer.orderId : answer.code)));
  const tickets = await Promise.all([...orderIds].map((orderId) => world.ticketsOf(orderId)));
  return { orderIds, tickets: tickets.reduce((sum, count) => sum + count, 0) };
};

test('the form sent ten times sells once', async () => {
  const key = newId();
  const { orderIds, tickets } = await tenTimes(() => ({ key }));
  expect({ orders: orderIds.size, tickets }).toEqual({ orders: 1, tickets: 1 });
});

test('control: with a key of its own for each request, one form sells ten times', async () => {
  const { orderIds, tickets } = await tenTimes(() => ({ key: newId() }));
  expect({ orders: orderIds.size, tickets }).toEqual({ orders: 10, tickets: 10 });
});

test('the last places at the door and on the web: never more than there are', async () => {
  const { performance, level, organizer } = await makeGeneralPerformance(world.db, { capacity: 5 });
  const clerk = await made.clerkOf(organizer.id);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      sellAtDoor({
        ctx: clerk,
        input: {
          organizerId: organizer.id,
          ...sale({ performanceId: performance.id, [`level:${level.id}`]: '1' }),
        },
      }),
    ),
  );
  expect(answers.filter(({ ok }) => ok).length).toBe(5);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'NOT_ENOUGH' });
});

test("another organizer's evening is not found, and neither is another evening's level", async () => {
  const { organizer } = await makeEvent(world.db);
  const values = { [`level:${made.standard.id}`]: '1' };
  expect(await sell(values, organizer.id)).toMatchObject({ code: 'NOT_FOUND' });
  const { level } = await makeGeneralPerformance(world.db);
  expect(await sell({ [`level:${level.id}`]: '1' })).toMatchObject({ code: 'NOT_FOUND' });
});

test('a sale while its date is being cancelled waits for that, and is refused', async () => {
  const general = await makeGeneralPerformance(world.db);
  const performanceId = general.performance.id;
  const cancelling = await openTransaction(world.job(), ({ db }) =>
    db.execute(sql`update performances set status = 'cancelled' where id = ${performanceId}`),
  );
  const selling = patiently(made.clerk, (tx) =>
    sellAtDoor({
      ctx: tx,
      input: {
        organizerId: general.organizer.id,
        ...sale({ performanceId, [`level:${general.level.id}`]: '1' }),
      },
    }),
  );
  await Promise.race([selling, untilBlocked(world.db)]);
  await cancelling.commit();
  expect(await selling).toMatchObject({ ok: false, code: 'CANCELLED' });
});
