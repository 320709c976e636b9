import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';

/*
 * The sums of every report. A row is what was sold of one price level through one channel on one day at the venue, and
 * what became of it since, in minor units of the performance's currency.
 *
 * A refund is a part of a payment, not of a ticket, so it is shared out, in this order: to the price of the tickets that
 * were given back, to their fees, to the price of the others, to the fees of the others, each time in proportion: first
 * what was refunded together with tickets (in one transaction, hence in one moment) among those, then what was refunded
 * for an organizer among his, then the rest among all. The shares are whole cents and add up to the refund.
 */

const columns = sql`performance_id, price_level_id, channel, by_hand, day, tickets, tickets_back,
  face, fee, tax, face_back, fee_back, tax_back, face_disputed, fee_disputed, tax_disputed`;

/**
 * Shares `amount` (the same in all rows of a `group`) among the rows by value, those of a lower rank first. A row's part
 * is the difference of two running sums, so that the parts are whole and add up.
 */
const share = (amount: SQL, value: SQL, group: SQL): SQL => {
  const all = sql`sum(${value}) over (partition by ${group}, rank)`;
  const upTo = sql`sum(${value}) over (partition by ${group} order by rank)`;
  const given = sql`greatest(0, least(${amount} - (${upTo} - ${all}), ${all}))`;
  const until = sql`sum(${value}) over (partition by ${group}, rank order by item_id, at)`;
  const part = (sum: SQL) => sql`div(${given} * ${sum}, nullif(${all}, 0))`;
  return sql`coalesce(${part(until)} - ${part(sql`(${until} - ${value})`)}, 0)`;
};

/** Shares the refunds of the orders in `sold` out among their tickets: item_id, face_back, fee_back, tax_back. */
const sharedRefunds = sql`
  promised as (
    select r.order_id, r.organizer_id, r.created_at as at, sum(r.amount) as amount from refunds r
    where r.order_id in (select order_id from sold) and r.state <> 'failed' and not exists (
      select 1 from refunds stray where stray.payment_id = r.payment_id and stray.reason = 'not_asked_for')
    group by 1, 2, 3
  ), owned as (
    select order_id, organizer_id, sum(amount) as amount from promised group by 1, 2
  ), refunded as (
    select order_id, sum(amount) as amount from promised group by 1
  ), piece as (
    select i.id as item_id, i.order_id, e.organizer_id, half.at, i.face_amount, i.tax_amount, one.is_fee,
      (half.at is null)::int * 2 + one.is_fee as rank, half.n * one.value::numeric as value,
      coalesce(batch.amount, 0) as batch_amount, coalesce(own.amount, 0) as own_amount, refunded.amount
    from refunded
    join order_items i on i.order_id = refunded.order_id
    join performances p on p.id = i.performance_id
    join events e on e.id = p.event_id
    cross join lateral (
      select t.given_back_at as at, count(*)::int as n from tickets t
      where t.order_item_id = i.id and t.given_back_at is not null group by 1
      union all
      select null, i.quantity - count(*)::int from tickets t
      where t.order_item_id = i.id and t.given_back_at is not null) half
    cross join lateral (values (0, i.face_amount + i.tax_amount), (1, i.fee_amount)) one (is_fee, value)
    left join owned own on own.order_id = i.order_id and own.organizer_id = e.organizer_id
    left join promised batch
      on batch.order_id = i.order_id and batch.organizer_id = e.organizer_id and batch.at = half.at
    where half.n > 0
  ), by_batch as (
    select *, ${share(sql`batch_amount`, sql`value`, sql`order_id, organizer_id, at`)} as of_batch from piece
  ), for_owner as (
    select *, value - of_batch as rest,
      own_amount - sum(of_batch) over (partition by order_id, organizer_id) as own_rest from by_batch
  ), by_owner as (
    select *, of_batch + ${share(sql`own_rest`, sql`rest`, sql`order_id, organizer_id`)} as own_share from for_owner
  ), for_all as (
    select *, value - own_share as open_value, amount - sum(own_share) over (partition by order_id) as open_amount
    from by_owner
  ), item_share as (
    select *, own_share + ${share(sql`open_amount`, sql`open_value`, sql`order_id`)} as share from for_all
  ), split as (
    select item_id, is_fee, share,
      coalesce(div(share * tax_amount, nullif(face_amount + tax_amount, 0)), 0) as of_tax from item_share
  ), refund_share as (
    select item_id, coalesce(sum(share - of_tax) filter (where is_fee = 0), 0)::bigint as face_back,
      coalesce(sum(share) filter (where is_fee = 1), 0)::bigint as fee_back,
      coalesce(sum(of_tax) filter (where is_fee = 0), 0)::bigint as tax_back
    from split group by 1
  )`;

/** The figures of the performances whose ids `chosen` selects, added up from orders, tickets and refunds. */
const liveFigures = (chosen: SQL): SQL => sql`
  with sold as (
    select i.id as item_id, i.order_id, i.performance_id, i.price_level_id, i.quantity,
      i.quantity * i.face_amount::bigint as face, i.quantity * i.fee_amount::bigint as fee,
      i.quantity * i.tax_amount::bigint as tax, o.status, o.channel, (o.paid_at at time zone v.time_zone)::date as day,
      o.channel = 'box_office' and exists (
        select 1 from payments m where m.order_id = o.id and m.method <> 'stripe') as by_hand
    from performances p
    join venues v on v.id = p.venue_id
    join order_items i on i.performance_id = p.id
    join orders o on o.id = i.order_id
    where p.id in (${chosen}) and o.paid_at is not null
  ), ${sharedRefunds}, given_back as (
    select order_item_id as item_id, count(*)::int as n from tickets
    where performance_id in (${chosen}) and given_back_at is not null group by 1
  )
  select s.performance_id, s.price_level_id, s.channel, s.by_hand, s.day,
    sum(s.quantity)::int as tickets,
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
  group by 1, 2, 3, 4, 5`;

/** One id alone is written so that the planner knows that it is one: then it goes by indexes. */
const idsOf = (ids: string[]): SQL =>
  ids.length === 1 ? sql`select ${ids[0]}::uuid` : sql`select unnest(${sql.param(ids)}::uuid[])`;

/** Stores the figures of a performance; the caller holds its row of sales_figure_states and has deleted the older ones. */
export const storeFigures = (performanceId: string): SQL =>
  sql`insert into sales_figures (${columns}) ${liveFigures(idsOf([performanceId]))}`;

/**
 * Where to select the figures of the performances from whose ids `chosen` selects: stored ones where nothing has changed
 * since, and otherwise what is added up anew. Each performance's figures are true at a moment after this was called.
 */
export async function figuresOf({ db }: Pick<Ctx, 'db'>, chosen: SQL): Promise<SQL> {
  const stale = await db.execute<{ id: string }>(sql`
    select p.id from performances p where p.id in (${chosen}) and (
      not exists (select 1 from sales_figure_states s where s.performance_id = p.id)
      or exists (select 1 from sales_changes c where c.performance_id = p.id))`);
  const ids = stale.map(({ id }) => id);
  if (ids.length === 0)
    return sql`(select ${columns} from sales_figures where performance_id in (${chosen}))`;
  return sql`(
    select ${columns} from sales_figures
    where performance_id in (${chosen}) and performance_id <> all(${sql.param(ids)}::uuid[])
    union all
    select ${columns} from (${liveFigures(idsOf(ids))}) live)`;
}
