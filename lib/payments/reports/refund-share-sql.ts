import { type SQL, sql } from 'drizzle-orm';

/*
 * A refund is a part of a payment, not of a ticket, so it is shared out, in this order: to the price of the tickets that
 * were given back, to their fees, to the price of the others, to the fees of the others, each time in proportion: first
 * what was refunded with tickets among those (several refunds of one order may go by different rules about fees), then what
 * was refunded for an organizer among his, then the rest among all. The shares are whole cents and add up to the refund.
 */

/**
 * Shares `amount` (the same in all rows of a `group`) among the rows by value, those of a lower rank first. A row's part
 * is the difference of two running sums, so that the parts are whole and add up.
 */
const share = (amount: SQL, value: SQL, group: SQL): SQL => {
  const all = sql`sum(${value}) over (partition by ${group}, rank)`;
  const upTo = sql`sum(${value}) over (partition by ${group} order by rank)`;
  const given = sql`greatest(0, least(${amount} - (${upTo} - ${all}), ${all}))`;
  const until = sql`sum(${value}) over (partition by ${group}, rank order by item_id, refund_id)`;
  const part = (sum: SQL) => sql`div(${given} * ${sum}, nullif(${all}, 0))`;
  return sql`coalesce(${part(until)} - ${part(sql`(${until} - ${value})`)}, 0)`;
};

/** Shares the refunds of the orders in `sold` out among their tickets, as `refund_share`: item_id, face_back, fee_back, tax_back. */
export const sharedRefunds = sql`
  promised as (
    select r.id, r.order_id, r.organizer_id, r.amount::bigint as amount from refunds r
    where r.order_id in (select order_id from sold) and r.state <> 'failed' and not exists (
      select 1 from refunds stray where stray.payment_id = r.payment_id and stray.reason = 'not_asked_for')
  ), owned as (
    select order_id, organizer_id, sum(amount) as amount from promised group by 1, 2
  ), refunded as (
    select order_id, sum(amount) as amount from promised group by 1
  ), piece as (
    select i.id as item_id, i.order_id, e.organizer_id, half.refund_id, i.face_amount, i.tax_amount, one.is_fee,
      (not half.back)::int * 2 + one.is_fee as rank, half.n * one.value::numeric as value,
      coalesce(batch.amount, 0) as batch_amount, coalesce(own.amount, 0) as own_amount, refunded.amount
    from refunded
    join order_items i on i.order_id = refunded.order_id
    join performances p on p.id = i.performance_id
    join events e on e.id = p.event_id
    cross join lateral (
      select true as back, g.refund_id, count(*)::int as n from tickets t
      left join refunded_tickets g on g.ticket_id = t.id
      where t.order_item_id = i.id and t.given_back_at is not null group by g.refund_id
      union all
      select false, null, i.quantity - count(*)::int from tickets t
      where t.order_item_id = i.id and t.given_back_at is not null) half
    cross join lateral (values (0, i.face_amount + i.tax_amount), (1, i.fee_amount)) one (is_fee, value)
    left join owned own on own.order_id = i.order_id and own.organizer_id = e.organizer_id
    left join promised batch on batch.id = half.refund_id
    where half.n > 0
  ), by_batch as (
    select *, ${share(sql`batch_amount`, sql`value`, sql`order_id, organizer_id, refund_id`)} as of_batch from piece
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
