import { type SQL, sql } from 'drizzle-orm';
import { isId } from '@/lib/ids';
import type { OrderFilter } from '@/lib/orders/order-filter';
import { parseCode } from '@/lib/tickets/code';

/**
 * What an order must have to be in the list: conditions on `o` (orders), for the organizer whose items stand as `mine`.
 * Days are days in `timeZone`.
 */
export function orderConditions(organizerId: string, filter: OrderFilter, timeZone: string): SQL {
  const { search, status, from, to } = filter;
  const startOf = (day: string, plus = 0) =>
    sql`((${day}::date + ${plus}::int)::timestamp at time zone ${timeZone})`;
  const parts: SQL[] = [sql`true`];
  if (status) parts.push(sql`o.status = ${status}`);
  if (from) parts.push(sql`o.created_at >= ${startOf(from)}`);
  if (to) parts.push(sql`o.created_at < ${startOf(to, 1)}`);
  if (search) parts.push(searched(organizerId, search));
  return sql.join(parts, sql` and `);
}

function searched(organizerId: string, search: string): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const ticketId = isId(search) ? search : parseCode(search)?.ticketId;
  if (ticketId) {
    return sql`(o.id = ${ticketId} or exists (
      select 1 from tickets t join performances p on p.id = t.performance_id join events e on e.id = p.event_id
      where t.order_id = o.id and t.id = ${ticketId} and e.organizer_id = ${organizerId}))`;
  }
  if (/^\d{4}$/.test(search)) {
    return sql`(o.number ilike ${pattern} or exists (
      select 1 from payments y where y.order_id = o.id and y.card_last4 = ${search}))`;
  }
  return sql`(o.buyer_name ilike ${pattern} or o.email ilike ${pattern} or o.number ilike ${pattern} or exists (
    select 1 from tickets t join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    where t.order_id = o.id and t.attendee_name ilike ${pattern} and e.organizer_id = ${organizerId}))`;
}

/** What an order has of one organizer, as a lateral `mine`: pieces, amount, and of which evening. */
export const ownPart = (organizerId: string, performanceId?: string): SQL => sql`
  join lateral (
    select sum(i.quantity)::int as pieces,
      sum(i.quantity * (i.face_amount + i.fee_amount + i.tax_amount))::int as amount,
      sum(i.quantity * i.discount_amount)::int as discount,
      min(e.title) as title, count(distinct i.performance_id)::int as performances
    from order_items i join performances p on p.id = i.performance_id join events e on e.id = p.event_id
    where i.order_id = o.id and e.organizer_id = ${organizerId}
      ${performanceId ? sql`and p.id = ${performanceId}` : sql``}
  ) mine on mine.pieces > 0`;

/** Whether an order `o` is refunded but for fees that stay with the seller. */
export const feesKept = sql`(o.status = 'refunded' and o.total > coalesce((
  select sum(r.amount) from refunds r
  where r.order_id = o.id and r.state <> 'failed' and r.reason <> 'not_asked_for'), 0))`;
