import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { type LockedOrder, lockOrder } from './transition';

/**
 * Condition on `orders`: it has at least one item of this organizer. One cart can hold evenings of several organizers, so
 * an order has no organizer of its own; each sees its items and nothing of the others'.
 */
export const sellsFor = (organizerId: string): SQL => sql`exists (
  select 1 from order_items i join performances p on p.id = i.performance_id join events e on e.id = p.event_id
  where i.order_id = orders.id and e.organizer_id = ${organizerId})`;

/** The order, locked until the transaction ends; undefined when it has nothing of this organizer. */
export async function lockOrderOf(
  tx: Transaction,
  { organizerId, orderId }: { organizerId: string; orderId: string },
): Promise<LockedOrder | undefined> {
  const own = await tx.execute(sql`select 1 from orders where id = ${orderId} and ${sellsFor(organizerId)}`);
  return own.length > 0 ? lockOrder(tx, orderId) : undefined;
}

/** Whether every item of an order is this organizer's: only then may it speak for the whole order. */
export async function isWhollyOf(
  tx: Transaction,
  { organizerId, orderId }: { organizerId: string; orderId: string },
): Promise<boolean> {
  const [row] = await tx.execute<{ whole: boolean | null }>(sql`
    select bool_and(e.organizer_id = ${organizerId}) as whole from order_items i
    join performances p on p.id = i.performance_id join events e on e.id = p.event_id
    where i.order_id = ${orderId}`);
  return row?.whole === true;
}
