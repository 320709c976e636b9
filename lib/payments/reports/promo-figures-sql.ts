import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { changedOrders, type Figures, idsOf, names } from './figures-sql';
import { sharedRefunds } from './refund-share-sql';

/*
 * What was sold with promo codes, kept and put right as the other figures are (figures-sql.ts). Of an order count the
 * tickets that its code lowered. A refund is shared out as in every other report.
 */

const key = ['promo_id', 'performance_id'];
const sums = ['tickets', 'tickets_back', 'gross', 'discount', 'refunds'];
const ofOrder = names(['order_id', ...key, 'leads', ...sums]);
const counted = ['orders', 'leads', ...sums];
const columns = names([...key, ...counted]);
const added = names([...key, '1 as orders', 'leads', ...sums]);
const negated = names([...key, '-1 as orders', ...['leads', ...sums].map((sum) => `-${sum}`)]);

/** What each order whose id `orders` selects has brought by its code, as rows of promo_by_order. */
const promosOf = (orders: SQL): SQL => sql`
  with sold as materialized (
    select i.id as item_id, i.order_id, i.performance_id, o.status, coalesce(c.batch_id, c.id) as promo_id, i.quantity,
      i.quantity * (i.face_amount + i.fee_amount + i.tax_amount)::bigint as gross,
      i.quantity * i.discount_amount::bigint as discount
    from orders o
    join promo_codes c on c.id = o.promo_code_id
    join order_items i on i.order_id = o.id and i.discount_amount > 0
    where o.id in (${orders}) and o.paid_at is not null
  ), ${sharedRefunds}, given_back as (
    select order_item_id as item_id, count(*)::int as n from tickets
    where order_item_id in (select item_id from sold) and given_back_at is not null group by 1
  )
  select s.order_id, s.promo_id, s.performance_id,
    (row_number() over (partition by s.order_id order by s.performance_id) = 1)::int as leads,
    sum(s.quantity)::int as tickets,
    sum(case when s.status in ('refunded', 'paid_late', 'cancelled') then s.quantity
      else coalesce(g.n, 0) end)::int as tickets_back,
    sum(s.gross)::bigint as gross, sum(s.discount)::bigint as discount,
    coalesce(sum(r.face_back + r.fee_back + r.tax_back), 0)::bigint as refunds
  from sold s
  left join refund_share r on r.item_id = s.item_id
  left join given_back g on g.item_id = s.item_id
  group by s.order_id, s.promo_id, s.performance_id`;

/** Puts right what is kept of these orders' codes, in one statement. Nobody else may do so meanwhile. */
export const storePromos = (orderIds: string[]): SQL => sql`
  with live as materialized (${promosOf(idsOf(orderIds))}), old as materialized (
    select ${ofOrder} from promo_by_order where order_id in (${idsOf(orderIds)})
  ), none as materialized (
    select order_id, performance_id from old except select order_id, performance_id from live
  ), gone as (
    delete from promo_by_order b using none
    where (b.order_id, b.performance_id) = (none.order_id, none.performance_id)
  ), kept as (
    insert into promo_by_order (${ofOrder}) select ${ofOrder} from live
    on conflict (order_id, performance_id) do update set
      ${names(['promo_id', 'leads', ...sums].map((name) => `${name} = excluded.${name}`))}
  )
  insert into promo_figures (${columns})
  select ${names(key)}, ${names(counted.map((sum) => `sum(${sum})`))} from (
    select ${added} from live union all select ${negated} from old) change
  where performance_id in (select id from performances)
  group by ${names(key)}
  having ${sql.raw(counted.map((sum) => `sum(${sum}) <> 0`).join(' or '))}
  order by ${names(key)}
  on conflict (${names(key)}) do update set
    ${names(counted.map((sum) => `${sum} = promo_figures.${sum} + excluded.${sum}`))}`;

/** The figures by code or batch and performance, for the performances from whose ids `chosen` selects. */
export async function promoFiguresOf(ctx: Pick<Ctx, 'db'>, chosen: SQL): Promise<Figures> {
  const { orderIds, behind } = await changedOrders(ctx, chosen);
  const kept = sql`select ${columns} from promo_figures where performance_id in (${chosen})`;
  if (orderIds.length === 0) return { rows: sql`(${kept})`, behind };
  const orders = idsOf(orderIds);
  const rows = sql`(
    ${kept}
    union all
    select ${negated} from promo_by_order where order_id in (${orders}) and performance_id in (${chosen})
    union all
    select ${added} from (${promosOf(orders)}) live where performance_id in (${chosen}))`;
  return { rows, behind };
}
