import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { holds, orderItems, orders, performances, placeClaims, placeStock, tickets } from '@/db/schema';
import { newId, newOrderNumber } from '@/lib/ids';

/**
 * Sells every place of a performance to the house: one order of complimentary tickets, so that stock, claims, order
 * and tickets agree and no payment is missing.
 */
export async function sellOut(
  db: Transaction,
  { performanceId, levelIds, now }: { performanceId: string; levelIds: string[]; now: Date },
): Promise<void> {
  const buyerKey = `visitor:${newId()}`;
  const [holdId, orderId] = [newId(), newId()];
  await db.insert(holds).values({ id: holdId, buyerKey, state: 'sold', currency: 'usd', expiresAt: now });
  await db.insert(orders).values({
    ...{
      id: orderId,
      number: newOrderNumber(),
      holdId,
      buyerKey,
      status: 'paid',
      currency: 'usd',
      paidAt: now,
    },
    email: 'house@tessera.example',
    buyerName: 'House allocation',
    ...{ faceTotal: 0, feeTotal: 0, taxTotal: 0 },
  });
  for (const stock of await db.select().from(placeStock).where(inArray(placeStock.priceLevelId, levelIds))) {
    const { priceLevelId, capacity: quantity } = stock;
    const orderItemId = newId();
    const place = { performanceId, priceLevelId, quantity };
    await db
      .insert(orderItems)
      .values({ id: orderItemId, orderId, ...place, faceAmount: 0, feeAmount: 0, taxAmount: 0 });
    await db.insert(placeClaims).values({ ...place, state: 'sold', holdId, orderId });
    await db.update(placeStock).set({ sold: sql`capacity` }).where(eq(placeStock.priceLevelId, priceLevelId));
    const issued = Array.from({ length: quantity }, (_, at) => ({
      orderId,
      orderItemId,
      performanceId,
      priceLevelId,
      ordinal: at + 1,
    }));
    await db.insert(tickets).values(issued);
  }
  await db.update(performances).set({ availability: 'sold_out' }).where(eq(performances.id, performanceId));
}
