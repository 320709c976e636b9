import { type SQL, sql } from 'drizzle-orm';
import { foldText } from '@/lib/catalog/fold';
import { isId } from '@/lib/ids';
import type { OrderFilter } from '@/lib/orders/order-filter';
import { parseCode } from '@/lib/tickets/code';

/** So many of the newest orders are looked through before a word counts as rare. */
const near = 5_000;

/**
 * What an order must have to be in the list, but for its performance: conditions on `o` (orders), for the organizer.
 * Days are days in `timeZone`.
 */
export function orderConditions(organizerId: string, filter: OrderFilter, timeZone: string): SQL {
  const { search } = filter;
  const parts = [plainConditions(filter, timeZone)];
  const ticketId = search && ticketIn(search);
  if (ticketId) parts.push(sql`(o.id = ${ticketId} or o.id in (${ordersOf(organizerId, ticketId)}))`);
  else if (search) {
    parts.push(sql`exists (select 1 from order_search s
      where s.organizer_id = ${organizerId} and s.order_id = o.id and ${hasWords(search)})`);
  }
  return sql.join(parts, sql` and `);
}

function plainConditions({ status, from, to }: OrderFilter, timeZone: string): SQL {
  const startOf = (day: string, plus = 0) =>
    sql`((${day}::date + ${plus}::int)::timestamp at time zone ${timeZone})`;
  const parts: SQL[] = [sql`true`];
  if (status) parts.push(sql`o.status = ${status}`);
  if (from) parts.push(sql`o.created_at >= ${startOf(from)}`);
  if (to) parts.push(sql`o.created_at < ${startOf(to, 1)}`);
  return sql.join(parts, sql` and `);
}

/** A ticket's id, scanned or typed; an order's own id passes for one. */
const ticketIn = (search: string) => (isId(search) ? search : parseCode(search)?.ticketId);

const ordersOf = (organizerId: string, ticketId: string): SQL => sql`
  select t.order_id from tickets t join performances p on p.id = t.performance_id join events e on e.id = p.event_id
  where t.id = ${ticketId} and e.organizer_id = ${organizerId}`;

/** As `order_search_fold` in the database: characters beyond ASCII, which its trigrams may not know, by their numbers. */
export const searchedText = (text: string): string =>
  foldText(text).replace(/\P{ASCII}/gu, (letter) => `x${letter.codePointAt(0)?.toString(16)}`);

/**
 * Whether the words of `s` (order_search) hold what was typed, anywhere. The index knows runs of three characters: what is
 * shorter must be how a word begins, and what has no letter and no digit is nowhere.
 */
function hasWords(search: string): SQL {
  const typed = searchedText(search).replace(/\s+/g, ' ');
  const longest = Math.max(0, ...(typed.match(/[a-z0-9]+/g) ?? []).map(({ length }) => length));
  if (longest === 0) return sql`false`;
  const pattern = `%${longest < 3 ? ' ' : ''}${typed.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`s.text like ${pattern}`;
}

type Asked = { organizerId: string; filter: OrderFilter; timeZone: string; limit: number };

/**
 * The ids of a page of orders that have something of the organizer, as a select: the newest first, or upwards from
 * `newer`. What is common is soon found among the newest; only what is not is looked up in the indexes, whose hits have
 * no order and must all be read.
 */
export function foundOrders({ organizerId, filter, timeZone, limit }: Asked): SQL {
  const { search, performanceId, status, older, newer } = filter;
  const direction = newer ? sql`asc` : sql`desc`;
  const place = newer ? sql`and s.order_id > ${newer}` : older ? sql`and s.order_id < ${older}` : sql``;
  // Both ids are bounded, so that no plan walks to the place from an end.
  const bound = newer ? sql`and o.id > ${newer}` : older ? sql`and o.id < ${older}` : sql``;
  const own = sql`s.organizer_id = ${organizerId} ${place}`;
  const plain = plainConditions(filter, timeZone);
  const sorted = sql`order by s.order_id ${direction} limit ${limit}`;
  const page = (from: SQL, where: SQL) => sql`
    select s.order_id as id from ${from} join orders o on o.id = s.order_id where ${where} and ${plain} ${bound} ${sorted}`;
  const ticketId = search && ticketIn(search);
  const inside = performanceId
    ? sql`s.order_id in (select order_id from order_items where performance_id = ${performanceId})`
    : sql`true`;
  if (ticketId) {
    const named = sql`(select ${ticketId}::uuid as order_id union ${ordersOf(organizerId, ticketId)}) named`;
    return page(sql`${named} join order_search s using (order_id)`, sql`${own} and ${inside}`);
  }
  if (!search && !performanceId) return page(sql`order_search s`, own);
  const asked = sql`${search ? hasWords(search) : sql`true`} and ${inside}`;
  const newest = sql`(select s.* from order_search s where ${own} order by s.order_id ${direction} limit ${near}) s`;
  const rare = sql`(select count(*) from near) < ${limit}`;
  // With another filter PostgreSQL may begin at that one; the words alone are always looked up.
  const narrow = performanceId || (status && status !== 'paid');
  const hits = narrow
    ? sql`select s.order_id from order_search s join orders o on o.id = s.order_id where ${rare} and ${own} and ${asked} and ${plain} ${bound}`
    : sql`select s.order_id from order_search s where ${rare} and ${own} and ${asked}`;
  return sql`
    with near as materialized (${page(newest, asked)}), hits as materialized (${hits})
    select id from near where not (${rare})
    union all
    (${page(sql`hits s`, sql`true`)})`;
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
