import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { type Freed, tellWaitlist, waitedFor } from './waitlist/tell-waitlist';

/** Puts everything an order had bought back on sale. Repeating it frees nothing more. */
export async function freeSold(tx: Transaction, orderId: string): Promise<void> {
  const seats = await tx.execute<Freed>(sql`
    delete from claims where (performance_id, seat_id) in (
      select performance_id, seat_id from claims where order_id = ${orderId} and state = 'sold'
      order by performance_id, seat_id for update)
    returning price_level_id, ${waitedFor}`);
  const places = await tx.execute<Freed & { quantity: number }>(sql`
    delete from place_claims where order_id = ${orderId} and state = 'sold' returning price_level_id, quantity, ${waitedFor}`);
  for (const place of [...places].sort((a, b) => (a.price_level_id < b.price_level_id ? -1 : 1))) {
    await tx.execute(
      sql`update place_stock set sold = sold - ${place.quantity} where price_level_id = ${place.price_level_id}`,
    );
  }
  await tellWaitlist(tx, [...seats, ...places]);
}
