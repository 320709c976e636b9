import type { Database } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { holds, orderItems, orders } from '@/db/schema';
import { newId, newOrderNumber } from '@/lib/ids';

type Options = {
  /** Bought seats; they are the first of the plan. */
  seatCount?: number;
  /** A world to buy in; a new one when left out. */
  world?: Awaited<ReturnType<typeof makeSeatedPerformance>>;
};

/** For tests: an order that was paid a moment ago and has no tickets yet. */
export async function makePaidOrder(db: Database, { seatCount = 2, world }: Options = {}) {
  const sold = world ?? (await makeSeatedPerformance(db));
  const holdId = newId();
  const orderId = newId();
  const buyerKey = `visitor:${newId()}`;
  const level = sold.premium;
  const { currency } = sold.performance;
  await db.insert(holds).values({ id: holdId, buyerKey, state: 'sold', currency, expiresAt: new Date() });
  await db.insert(orders).values({
    id: orderId,
    number: newOrderNumber(),
    holdId,
    buyerKey,
    email: 'ada@example.test',
    buyerName: 'Ada Fan',
    status: 'paid',
    currency,
    faceTotal: level.faceAmount * seatCount,
    feeTotal: level.feeAmount * seatCount,
    taxTotal: level.taxAmount * seatCount,
    paidAt: new Date(),
  });
  const bought = sold.seats.slice(0, seatCount);
  const items = await db
    .insert(orderItems)
    .values(
      bought.map((seat) => ({
        orderId,
        performanceId: sold.performance.id,
        priceLevelId: level.id,
        seatId: seat.id,
        quantity: 1,
        faceAmount: level.faceAmount,
        feeAmount: level.feeAmount,
        taxAmount: level.taxAmount,
      })),
    )
    .returning();
  return { ...sold, orderId, buyerKey, items };
}
