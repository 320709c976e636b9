import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type CartItem, seatName } from '@/lib/inventory/cart-view';

export type OrderItemView = CartItem & { orderItemId: string };

type Row = Omit<OrderItemView, 'seatLabel'> & {
  orderId: string;
  zone: string | null;
  section: string | null;
  rowLabel: string | null;
  seatNumber: string | null;
};

/** The lines of orders with the amounts that were agreed, by order. For callers that have scoped the orders. */
export async function orderItemViews(
  db: Ctx['db'],
  orderIds: string[],
): Promise<Map<string, OrderItemView[]>> {
  const byOrder = new Map<string, OrderItemView[]>();
  if (orderIds.length === 0) return byOrder;
  const rows = await db.execute<Row>(sql`
    select i.id as "orderItemId", i.order_id as "orderId", i.quantity,
      i.performance_id as "performanceId", i.price_level_id as "priceLevelId",
      e.slug as "eventSlug", e.title as "eventTitle",
      to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt", p.time_known as "timeKnown",
      v.time_zone as "timeZone", v.name as "venueName", c.name as "cityName", l.name as "levelName",
      i.face_amount + i.fee_amount + i.tax_amount as price,
      i.face_amount as "faceAmount", i.fee_amount as "feeAmount", i.tax_amount as "taxAmount",
      s.seat_index as "seatIndex", s.zone, s.section, s.row_label as "rowLabel", s.seat_label as "seatNumber"
    from order_items i
    join performances p on p.id = i.performance_id
    join events e on e.id = p.event_id
    join venues v on v.id = p.venue_id
    join cities c on c.id = v.city_id
    join price_levels l on l.id = i.price_level_id
    left join seats s on s.id = i.seat_id
    where i.order_id = any(${`{${orderIds.join(',')}}`}::uuid[])
    order by p.starts_at, p.id, s.seat_index nulls last, l.position`);
  for (const { orderId, zone, section, rowLabel, seatNumber, ...item } of rows) {
    const place = { section: section ?? '', rowLabel: rowLabel ?? '', seatLabel: seatNumber ?? '' };
    const view = { ...item, seatLabel: zone === null ? null : seatName({ zone, ...place }) };
    byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), view]);
  }
  return byOrder;
}
