import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { formatMoment } from '@/lib/clock';
import type { OrderFilter } from '@/lib/orders/order-filter';
import { listOrders, type OrderPage } from './list-orders';

/** A page of the orders that have something of this organizer, the newest first, with his part of each. */
export const getOrderPage = (ctx: Ctx, organizerId: string, filter: OrderFilter): Promise<OrderPage> =>
  listOrders(ctx, organizerId, filter);

export type PerformanceChoice = { id: string; label: string; isCancelled: boolean };

/** The organizer's evenings, the latest first, for filters. */
export async function getPerformanceChoices({ db }: Ctx, organizerId: string): Promise<PerformanceChoice[]> {
  const rows = await db.execute<{
    id: string;
    title: string;
    at: string;
    zone: string;
    known: boolean;
    cancelled: boolean;
  }>(sql`
    select p.id, e.title, to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      v.time_zone as zone, p.time_known as known, p.status = 'cancelled' as cancelled
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where e.organizer_id = ${organizerId} order by p.starts_at desc, p.id limit 300`);
  return [...rows].map(({ id, title, at, zone, known, cancelled }) => ({
    id,
    label: `${title}, ${formatMoment(at, zone, { timeKnown: known })}`,
    isCancelled: cancelled,
  }));
}
