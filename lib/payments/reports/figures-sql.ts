import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { sharedRefunds } from './refund-share-sql';

/*
 * The sums of every report. A row is what was sold of one price level through one channel on one day at the venue, and
 * what became of it since, in minor units of the performance's currency. Orders add up, so what is kept is put right by
 * taking the old part of a changed order away and adding its new one.
 */

/** The names as a list of columns. */
export const names = (list: readonly string[]): SQL => sql.raw(list.join(', '));
const sums = [
  'tickets',
  'tickets_back',
  'face',
  'fee',
  'tax',
  'face_back',
  'fee_back',
  'tax_back',
  'face_disputed',
  'fee_disputed',
  'tax_disputed',
];
const key = ['performance_id', 'price_level_id', 'channel', 'by_hand', 'day'];
const columns = names([...key, ...sums]);
const withOrder = names(['order_id', ...key, ...sums]);
const negated = names([...key, ...sums.map((sum) => `-${sum}`)]);

/** What the orders whose ids `orders` selects have brought, added up from items, tickets and refunds, by `group`. */
const addUp = (orders: SQL, group: SQL): SQL => sql`
  with sold as (
    select i.id as item_id, i.order_id, i.performance_id, i.price_level_id, i.quantity,
      i.quantity * i.face_amount::bigint as face, i.quantity * i.fee_amount::bigint as fee,
      i.quantity * i.tax_amount::bigint as tax, o.status, o.channel, (o.paid_at at time zone v.time_zone)::date as day,
      o.channel = 'box_office' and (
        select coalesce(bool_or(m.method <> 'stripe'), false) from payments m where m.order_id = o.id) as by_hand
    from orders o
    join order_items i on i.order_id = o.id
    join performances p on p.id = i.performance_id
    join venues v on v.id = p.venue_id
    where o.id in (${orders}) and o.paid_at is not null
  ), ${sharedRefunds}, given_back as (
    select order_item_id as item_id, count(*)::int as n from tickets
    where order_item_id in (select item_id from sold) and given_back_at is not null group by 1
  )
  select ${group}, sum(s.quantity)::int as tickets,
    sum(case when s.status in ('refunded', 'paid_late', 'cancelled') then s.quantity
      else coalesce(g.n, 0) end)::int as tickets_back,
    sum(s.face)::bigint as face, sum(s.fee)::bigint as fee, sum(s.tax)::bigint as tax,
    coalesce(sum(r.face_back), 0)::bigint as face_back, coalesce(sum(r.fee_back), 0)::bigint as fee_back,
    coalesce(sum(r.tax_back), 0)::bigint as tax_back,
    coalesce(sum(s.face - coalesce(r.face_back, 0)) filter (where s.status = 'disputed'), 0)::bigint as face_disputed,
    coalesce(sum(s.fee - coalesce(r.fee_back, 0)) filter (where s.status = 'disputed'), 0)::bigint as fee_disputed,
    coalesce(sum(s.tax - coalesce(r.tax_back, 0)) filter (where s.status = 'disputed'), 0)::bigint as tax_disputed
  from sold s
  left join refund_share r on r.item_id = s.item_id
  left join given_back g on g.item_id = s.item_id
  group by ${group}`;

const byKey = names(key.map((name) => `s.${name}`));

/** The same as rows of sales_figures. */
export const salesOf = (orders: SQL): SQL => addUp(orders, byKey);

/** Selects these ids. */
export const idsOf = (ids: string[]): SQL => sql`select unnest(${sql.param(ids)}::uuid[])`;

/**
 * Puts right what is kept of these orders, in one statement and hence of one moment: what each has brought, and the sums
 * that it is in. Nobody else may do so meanwhile.
 */
export const storeSales = (orderIds: string[]): SQL => sql`
  with live as materialized (${addUp(idsOf(orderIds), sql`s.order_id, ${byKey}`)}), old as materialized (
    select ${withOrder} from sales_by_order where order_id in (${idsOf(orderIds)})
  ), none as materialized (
    -- Compared as sets: a join might be planned as each with each.
    select order_id, performance_id, price_level_id from old
    except select order_id, performance_id, price_level_id from live
  ), gone as (
    delete from sales_by_order b using none
    where (b.order_id, b.performance_id, b.price_level_id) = (none.order_id, none.performance_id, none.price_level_id)
  ), kept as (
    insert into sales_by_order (${withOrder}) select ${withOrder} from live
    on conflict (order_id, performance_id, price_level_id) do update set
      ${names([...key.slice(2), ...sums].map((name) => `${name} = excluded.${name}`))}
  )
  insert into sales_figures (${columns})
  select ${names(key)}, ${names(sums.map((sum) => `sum(${sum})`))} from (
    select ${columns} from live union all select ${negated} from old) change
  where price_level_id in (select id from price_levels)
  group by ${names(key)}
  having ${sql.raw(sums.map((sum) => `sum(${sum}) <> 0`).join(' or '))}
  order by ${names(key)}
  on conflict (${names(key)}) do update set ${names(sums.map((sum) => `${sum} = sales_figures.${sum} + excluded.${sum}`))}`;

/** Beyond this many changed orders they are left to the worker: adding them up takes a view longer than anybody waits. */
const fewOrders = 1_000;
/** An order is noted several times. */
const fewNotes = 5 * fewOrders;

type Changed = { orderIds: string[]; behind: boolean };

/** The orders of these performances that have changed since figures were stored; none, and `behind`, when they are too many. */
export async function changedOrders({ db }: Pick<Ctx, 'db'>, chosen: SQL): Promise<Changed> {
  const notes = await db.execute<{ order_id: string }>(sql`
    select order_id from sales_changes where performance_id in (${chosen}) limit ${fewNotes + 1}`);
  const orderIds = [...new Set(notes.map(({ order_id }) => order_id))];
  const behind = notes.length > fewNotes || orderIds.length > fewOrders;
  return { orderIds: behind ? [] : orderIds, behind };
}

export type Figures = {
  /** Where to select from. Rows of the same key add up. */
  rows: SQL;
  /** More orders have changed since the figures were stored than a view adds up: these are without them. */
  behind: boolean;
};

/**
 * The figures of the performances from whose ids `chosen` selects. Beside what is kept, an order that has changed since
 * stands with its old part taken away and its new one: each is told as it stood at a moment after this was called. When
 * very many have changed, what is kept stands alone, and `behind` says so.
 */
export async function figuresOf(ctx: Pick<Ctx, 'db'>, chosen: SQL): Promise<Figures> {
  const { orderIds, behind } = await changedOrders(ctx, chosen);
  const kept = sql`select ${columns} from sales_figures where performance_id in (${chosen})`;
  if (orderIds.length === 0) return { rows: sql`(${kept})`, behind };
  const orders = idsOf(orderIds);
  const rows = sql`(
    ${kept}
    union all
    select ${negated} from sales_by_order where order_id in (${orders}) and performance_id in (${chosen})
    union all
    select ${columns} from (${salesOf(orders)}) live where performance_id in (${chosen}))`;
  return { rows, behind };
}
