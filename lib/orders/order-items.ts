import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { CartItem } from '@/lib/inventory/cart-view';
import { lineColumns, lineJoins, lineOrder, type SeatColumns, withSeatLabel } from '@/lib/inventory/line-sql';

export type OrderItemView = CartItem & { orderItemId: string };

type Row = Omit<OrderItemView, 'seatLabel'> & { orderId: string } & SeatColumns;

/** The lines of orders with the amounts that were agreed, by order. For callers that have scoped the orders. */
export async function orderItemViews(
  db: Ctx['db'],
  orderIds: string[],
): Promise<Map<string, OrderItemView[]>> {
  const byOrder = new Map<string, OrderItemView[]>();
  if (orderIds.length === 0) return byOrder;
  const rows = await db.execute<Row>(sql`
    select x.id as "orderItemId", x.order_id as "orderId", x.quantity,
      x.performance_id as "performanceId", x.price_level_id as "priceLevelId",
      x.face_amount + x.fee_amount + x.tax_amount as price,
      x.face_amount as "faceAmount", x.fee_amount as "feeAmount", x.tax_amount as "taxAmount",
      x.discount_amount as "discountAmount", ${lineColumns}
    from order_items x ${lineJoins}
    where x.order_id = any(${`{${orderIds.join(',')}}`}::uuid[]) ${lineOrder}`);
  for (const row of rows) {
    const { orderId, ...view } = withSeatLabel(row);
    byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), view]);
  }
  return byOrder;
}
