import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type Funnel, type FunnelDay, funnelOf } from './report-view';

/**
 * How far buyers came on the site, from the page to the payment, by day at the venue. An order counts on the day on which
 * it was begun, whenever it was paid. Views and carts are known from the first day of counting.
 */
export async function readFunnel({
  ctx: { db },
  input: { performanceId },
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { performanceId: string };
}): Promise<Funnel> {
  const [days, [now]] = await Promise.all([
    db.execute<FunnelDay>(sql`
      with mine as (
        select o.id, o.paid_at is not null as paid, (o.created_at at time zone v.time_zone)::date as day
        from orders o, performances p join venues v on v.id = p.venue_id
        where p.id = ${performanceId} and o.channel = 'web'
          and o.id in (select order_id from order_items where performance_id = ${performanceId})
      ), begun as (
        select day, count(*)::int as orders, count(*) filter (where paid)::int as paid,
          count(*) filter (where paid or exists (
            select 1 from checkout_attempts a where a.order_id = mine.id))::int as at_payment
        from mine group by 1)
      select day::text as day, coalesce(views, 0) as views, coalesce(carts, 0) as carts, coalesce(orders, 0) as begun,
        coalesce(at_payment, 0) as "atPayment", coalesce(paid, 0) as paid
      from begun full join (select * from interest_counts where performance_id = ${performanceId}) seen using (day)
      order by 1`),
    db.execute<{ n: number }>(sql`
      select ((select count(*) from claims
          where performance_id = ${performanceId} and state = 'held' and expires_at > now())
        + (select coalesce(sum(c.quantity), 0) from price_levels l join place_claims c on c.price_level_id = l.id
          where l.performance_id = ${performanceId} and c.state = 'held' and c.expires_at > now()))::int as n`),
  ]);
  return { inCarts: now?.n ?? 0, ...funnelOf([...days]) };
}
