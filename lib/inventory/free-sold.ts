import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

/** Puts everything an order had bought back on sale. Repeating it frees nothing more. */
export async function freeSold(tx: Transaction, orderId: string): Promise<void> {
  await tx.execute(sql`
    delete from claims where (performance_id, seat_id) in (
      select performance_id, seat_id from claims where order_id = ${orderId} and state = 'sold'
      order by performance_id, seat_id for update)`);
  const places = await tx.execute<{ price_level_id: string; quantity: number }>(sql`
    delete from place_claims where order_id = ${orderId} and state = 'sold' returning price_level_id, quantity`);
  for (const place of [...places].sort((a, b) => (a.price_level_id < b.price_level_id ? -1 : 1))) {
    await tx.execute(
      sql`update place_stock set sold = sold - ${place.quantity} where price_level_id = ${place.price_level_id}`,
    );
  }
}
