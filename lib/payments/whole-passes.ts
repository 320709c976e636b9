import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { fail } from '@/lib/result';

/**
 * Whether giving back these tickets would leave a pass with some of its dates: another ticket of the same pass is good and
 * not among them. The caller has locked the order.
 */
export async function breaksPass(tx: Transaction, orderId: string, ticketIds: string[]): Promise<boolean> {
  const chosen = sql`any(${`{${ticketIds.join(',')}}`}::uuid[])`;
  const [row] = await tx.execute<{ breaks: boolean }>(sql`
    select exists (
      select 1 from tickets c join order_items ci on ci.id = c.order_item_id
      join order_items i on i.order_id = c.order_id and i.pass_id = ci.pass_id
      join tickets t on t.order_item_id = i.id and t.ordinal = c.ordinal
      where c.order_id = ${orderId} and c.id = ${chosen} and t.status = 'valid' and not t.id = ${chosen}) as breaks`);
  return row?.breaks ?? false;
}

export const passIsWhole = () =>
  fail('PASS_IS_WHOLE', 'A pass is given back with all of its dates. Choose its other tickets too.');
