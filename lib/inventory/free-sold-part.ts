import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { type Freed, tellWaitlist, waitedFor } from './waitlist/tell-waitlist';

type SoldPart = {
  orderId: string;
  seats: { performanceId: string; seatId: number }[];
  /** How many of each level, those of a pass apart; a level is named once for each pass. */
  places: { priceLevelId: string; passId: string | null; quantity: number }[];
};

/**
 * Puts a part of what an order had bought back on sale. False when some of it is not the order's any more; then the
 * caller undoes everything. The caller has locked the order.
 */
export async function freeSoldPart(tx: Transaction, { orderId, seats, places }: SoldPart): Promise<boolean> {
  const told: Freed[] = [];
  if (seats.length > 0) {
    const freed = await tx.execute<Freed>(sql`
      delete from claims where (performance_id, seat_id) in (
        select c.performance_id, c.seat_id from claims c
        join json_to_recordset(${JSON.stringify(seats)}::text::json) as w("performanceId" uuid, "seatId" int)
          on w."performanceId" = c.performance_id and w."seatId" = c.seat_id
        where c.order_id = ${orderId} and c.state = 'sold'
        order by c.performance_id, c.seat_id for update of c)
      returning price_level_id, ${waitedFor}`);
    if (freed.length !== seats.length) return false;
    told.push(...freed);
  }
  const levels = [...places].sort((a, b) => (a.priceLevelId < b.priceLevelId ? -1 : 1));
  for (const place of levels) if (!(await shrinkClaim(tx, orderId, place))) return false;
  for (const { priceLevelId, quantity } of levels) {
    told.push(
      ...(await tx.execute<Freed>(sql`
        update place_stock set sold = sold - ${quantity} where price_level_id = ${priceLevelId}
        returning price_level_id, ${waitedFor}`)),
    );
  }
  await tellWaitlist(tx, told);
  return true;
}

async function shrinkClaim(
  tx: Transaction,
  orderId: string,
  { priceLevelId, passId, quantity }: SoldPart['places'][number],
) {
  const mine = sql`order_id = ${orderId} and price_level_id = ${priceLevelId} and state = 'sold'
    and pass_id is not distinct from ${passId}::uuid`;
  const smaller = await tx.execute(sql`
    update place_claims set quantity = quantity - ${quantity} where ${mine} and quantity > ${quantity} returning id`);
  if (smaller.length > 0) return true;
  const gone = await tx.execute(
    sql`delete from place_claims where ${mine} and quantity = ${quantity} returning id`,
  );
  return gone.length > 0;
}
