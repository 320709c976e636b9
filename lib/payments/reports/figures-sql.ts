import { type SQL, sql } from 'drizzle-orm';

/*
 * The sums of every report. A row is what was sold of one price level through one channel on one day at the venue, and
 * what became of it since, in minor units of the performance's currency.
 *
 * A refund is a part of a payment, not of a ticket, so it is shared out: to the tickets that were given back as far as
 * their price goes, the rest to the others in proportion; one that was made for an organizer first among his. Of a
 * ticket it takes face and tax in proportion, and the fee last. Cents are cut so that the shares add up to the refund.
 */

const columns = sql`performance_id, price_level_id, channel, by_hand, day, tickets, tickets_back,
  face, fee, tax, face_back, fee_back, tax_back, face_disputed, fee_disputed, tax_disputed`;

/** Each row's part of `amount`, in proportion to `weight` within `group`: the parts are whole and add up to it. */
const part = (amount: SQL, weight: SQL, group: SQL): SQL => {
  const all = sql`nullif(sum(${weight}) over (partition by ${group}), 0)`;
  const until = sql`sum(${weight}) over (partition by ${group} order by item_id)`;
  return sql`coalesce(div(${amount} * ${until}, ${all}) - div(${amount} * (${until} - ${weight}), ${all}), 0)`;
};

/** What of `amount` goes to tickets that were given back, and what to the others. */
const fill = (amount: SQL, back: SQL): SQL =>
  sql`(case when back then least(${amount}, ${back}) else ${amount} - least(${amount}, ${back}) end)`;

/** Shares the refunds of `sold`'s orders out among their tickets: item_id, face_back, fee_back, tax_back. */
const sharedRefunds = sql`
  promised as (
    select r.order_id, r.organizer_id, sum(r.amount) as amount from refunds r
    where r.order_id in (select order_id from sold) and r.state <> 'failed' and not exists (
      select 1 from refunds stray where stray.payment_id = r.payment_id and stray.reason = 'not_asked_for')
    group by 1, 2
  ), refunded as (
    select order_id, sum(amount) as amount from promised group by 1
  ), bucket as (
    select i.id as item_id, i.order_id, e.organizer_id, half.back, refunded.amount, half.n * i.fee_amount::numeric as fee,
      half.n * i.face_amount::numeric as face, half.n * i.tax_amount::numeric as tax,
      half.n * (i.face_amount + i.fee_amount + i.tax_amount)::numeric as value
    from refunded
    join order_items i on i.order_id = refunded.order_id
    join performances p on p.id = i.performance_id
    join events e on e.id = p.event_id
    cross join lateral (
      select least(count(*), i.quantity)::int as n from tickets t
      where t.order_item_id = i.id and t.given_back_at is not null) given
    cross join lateral (values (true, given.n), (false, i.quantity - given.n)) half (back, n)
    where half.n > 0
  ), owned as (
    select b.*,
      coalesce(sum(value) filter (where back) over (partition by b.order_id, b.organizer_id), 0) as back_value,
      least(coalesce(own.amount, 0), sum(value) over (partition by b.order_id, b.organizer_id)) as own_amount
    from bucket b
    left join promised own on own.order_id = b.order_id and own.organizer_id = b.organizer_id
  ), first_shares as (
    select *, ${part(fill(sql`own_amount`, sql`back_value`), sql`value`, sql`order_id, organizer_id, back`)} as share
    from owned
  ), open_parts as (
    select *, value - share as rest, amount - sum(share) over (partition by order_id) as open_amount,
      coalesce(sum(value - share) filter (where back) over (partition by order_id), 0) as back_rest
    from first_shares
  ), shares as (
    select item_id, face, fee, tax,
      share + ${part(fill(sql`open_amount`, sql`back_rest`), sql`rest`, sql`order_id, back`)} as share
    from open_parts
  ), cut as (
    select item_id, face, tax, least(share, face + tax) as of_price, greatest(share - face - tax, 0) as fee_back
    from shares
  ), refund_shares as (
    select item_id, sum(of_price - coalesce(div(of_price * tax, nullif(face + tax, 0)), 0))::bigint as face_back,
      sum(fee_back)::bigint as fee_back, sum(coalesce(div(of_price * tax, nullif(face + tax, 0)), 0))::bigint as tax_back
    from cut group by 1
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
  left join refund_shares r on r.item_id = s.item_id
  left join given_back g on g.item_id = s.item_id
  group by 1, 2, 3, 4, 5`;

/** Replaces the stored figures of these performances; the caller holds their rows of sales_figure_states. */
export const storeFigures = (performanceIds: string[]): SQL => {
  const ids = sql`select unnest(${sql.param(performanceIds)}::uuid[])`;
  return sql`insert into sales_figures (${columns}) ${liveFigures(ids)}`;
};

/**
 * The same figures, stored ones where nothing has changed since and otherwise added up anew, in one snapshot: what a
 * report says is true at the moment it is asked.
 */
export const figuresOf = (chosen: SQL): SQL => {
  const old = sql`not exists (select 1 from sales_figure_states s where s.performance_id = p.id)
    or exists (select 1 from sales_changes c where c.performance_id = p.id)`;
  const stale = sql`select p.id from performances p where p.id in (${chosen}) and (${old})`;
  const fresh = sql`select p.id from performances p where p.id in (${chosen}) and not (${old})`;
  return sql`(
    select ${columns} from sales_figures where performance_id in (${fresh})
    union all
    select ${columns} from (${liveFigures(stale)}) live)`;
};
