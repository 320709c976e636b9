import { eq, type SQL, sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { makeEvent, makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { orders, payments, performances, priceLevels, stripeEvents, tickets } from '@/db/schema';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { oweRefund } from '../owe-refund';
import { refreshOrder } from '../refresh-order';
import { refundPayment } from '../refund-payment';
import { refundTickets } from '../refund-tickets';
import { startCheckout } from '../start-checkout';
import type { PaymentWorld } from '../testing';

/** A number from 0 to n-1 that follows from the seed. */
export function dice(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

export type Evening = Awaited<ReturnType<typeof makeEvenings>>[number];

/** Two organizers, each with seats in dollars, places in dollars and in euros, and places for nothing. */
export async function makeEvenings({ db }: PaymentWorld) {
  const evenings = [];
  for (const name of ['a', 'b']) {
    const { event, organizer } = await makeEvent(db, { title: `Evenings of ${name}` });
    const of = { eventId: event.id };
    const seated = await makeSeatedPerformance(db, { ...of, rows: 6, seatsPerRow: 20 });
    evenings.push({
      organizerId: organizer.id,
      currency: 'usd',
      id: seated.performance.id,
      seated: true,
      price: 8_000,
    });
    for (const [currency, faceAmount] of [
      ['usd', 2_501],
      ['eur', 3_333],
      ['usd', 0],
    ] as const) {
      const general = await makeGeneralPerformance(db, { ...of, currency, faceAmount, capacity: 500 });
      await db
        .update(performances)
        .set({ maxPerOrder: 20 })
        .where(eq(performances.id, general.performance.id));
      const [level] = await db.select().from(priceLevels).where(eq(priceLevels.id, general.level.id));
      evenings.push({
        organizerId: organizer.id,
        currency,
        id: general.performance.id,
        seated: false,
        levelId: general.level.id,
        price: level?.price ?? 0,
      });
    }
  }
  return evenings.map((evening) => ({ ...evening, nextSeat: 0 }));
}

/** Buys some of one evening or of several, by the verbs; paid unless `abandon`. */
export async function buy(
  world: PaymentWorld,
  wishes: { evening: Evening; count: number }[],
  abandon = false,
) {
  const ctx = world.ctx(world.asVisitor());
  let total = 0;
  for (const { evening, count } of wishes) {
    const seatIndexes = Array.from({ length: count }, () => evening.nextSeat++);
    const wish = evening.seated
      ? { performanceId: evening.id, seatIndexes }
      : { performanceId: evening.id, places: [{ priceLevelId: evening.levelId, quantity: count }] };
    const held = await hold({ ctx, input: holdInput.parse(wish) });
    if (!held.ok) throw new Error(held.message);
    total += evening.seated
      ? seatIndexes.reduce((sum, index) => sum + (index < 60 ? 8_000 : 4_500), 0)
      : count * evening.price;
  }
  const placed = await placeOrder({
    ctx,
    input: { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal: total },
  });
  if (!placed.ok) throw new Error(placed.message);
  const { orderId } = placed;
  await startCheckout({ ctx, input: { orderId } });
  if (total === 0) return { orderId, total };
  const { sessionId } = await world.sessionOf(orderId);
  if (abandon) world.controls.expireSession(sessionId);
  else world.controls.paySession(sessionId);
  await refreshOrder({ ctx: world.job(), input: { orderId } });
  return { orderId, total };
}

/** A refund of some amount that concerns no ticket, as staff of the site make it; carried through at Stripe. */
export async function refundSome(world: PaymentWorld, orderId: string, amount: number) {
  const [payment] = await world.paymentsOf(orderId);
  if (!payment) throw new Error('Nothing was paid');
  const input = { orderId, paymentId: payment.id, reason: `goodwill ${newId()}`, amount };
  const owed = await oweRefund({ ctx: world.job(), input });
  if (!owed.ok) throw new Error(owed.message);
  await refundPayment({ ctx: world.job(), input: { refundId: owed.refundId } });
}

/** The organizer gives back the first `count` of the order's tickets for one evening. */
export async function giveBack(
  world: PaymentWorld,
  orderId: string,
  evening: Evening,
  count: number,
  keepFees: boolean,
) {
  const all = await world.db.select().from(tickets).where(eq(tickets.orderId, orderId)).orderBy(tickets.id);
  const ticketIds = all
    .filter(({ performanceId, status }) => performanceId === evening.id && status === 'valid')
    .slice(0, count)
    .map(({ id }) => id);
  const done = await refundTickets({
    ctx: world.job(),
    input: { organizerId: evening.organizerId, orderId, ticketIds, keepFees, key: newId() },
  });
  if (!done.ok) throw new Error(done.message);
  for (const refund of await world.refundsOf(orderId)) {
    await refundPayment({ ctx: world.job(), input: { refundId: refund.id } });
  }
  return done.amount;
}

/** The buyer's bank disputes the payment. */
export async function dispute(world: PaymentWorld, orderId: string) {
  const [payment] = await world.paymentsOf(orderId);
  world.controls.openDispute(payment?.paymentIntentId ?? '');
  await vi.waitFor(async () => expect(await world.statusOf(orderId)).toBe('disputed'), {
    timeout: 15_000,
    interval: 20,
  });
}

/** The same order as if it had been sold at the box office for cash. */
export async function asCash({ db, sessionOf }: PaymentWorld, orderId: string) {
  // Stripe's word about the session would be of a second payment if it came after this.
  const { sessionId } = await sessionOf(orderId);
  await vi.waitFor(
    async () => expect(await db.$count(stripeEvents, eq(stripeEvents.objectId, sessionId))).toBe(1),
    {
      timeout: 15_000,
      interval: 20,
    },
  );
  await db.update(orders).set({ channel: 'box_office' }).where(eq(orders.id, orderId));
  await db
    .update(payments)
    .set({ method: 'cash', sessionId: null, paymentIntentId: null })
    .where(eq(payments.orderId, orderId));
}

const sums = sql.raw(
  'tickets tickets_back face fee tax face_back fee_back tax_back face_disputed fee_disputed tax_disputed'
    .split(' ')
    .map((name) => `sum(${name})::float8 as ${name}`)
    .join(', '),
);

/** Rows of figures by performance, level, channel and day, without those that come to nothing. */
export const sumUp = async ({ db }: PaymentWorld, rows: SQL) => [
  ...(await db.execute(sql`
    select performance_id, price_level_id, channel, by_hand, day, ${sums} from ${rows} f
    group by 1, 2, 3, 4, 5 having sum(tickets) <> 0 order by 1, 2, 3, 4, 5`)),
];
