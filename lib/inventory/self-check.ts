import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';

export type Drift = { what: string; id: string; found: number; expected: number };

/**
 * Proves invariant (a) over live data in one snapshot, without stopping sales: the stock of every general-admission
 * level is the sum of its claims, every sold seat or place belongs to an order that was paid, and no allocation is kept
 * off sale ten minutes after its time. Empty when all is well.
 */
export async function stockDrift(db: Ctx['db']): Promise<Drift[]> {
  const rows = await db.execute<Drift>(sql`
    with claimed as (
      select price_level_id, state, sum(quantity)::int as quantity from place_claims group by 1, 2
    )
    select w.what, k.price_level_id as id, w.found, coalesce(c.quantity, 0) as expected
    from place_stock k
    cross join lateral (values ('held', k.held), ('sold', k.sold), ('blocked', k.blocked)) as w (what, found)
    left join claimed c on c.price_level_id = k.price_level_id and c.state::text = w.what
    where w.found <> coalesce(c.quantity, 0)
    union all
    select 'sold seats of order', o.id, coalesce(s.sold, 0), coalesce(w.wanted, 0)
    from orders o
    left join lateral (
      select (select count(*)::int from order_items where order_id = o.id and seat_id is not null)
        - (select count(*)::int from tickets where order_id = o.id and seat_id is not null and given_back_at is not null)
        as wanted) w on true
    left join lateral (select count(*)::int as sold from claims where order_id = o.id and state = 'sold') s on true
    where coalesce(s.sold, 0) <> case when o.status in ('paid', 'partially_refunded', 'disputed') then w.wanted else 0 end
    union all
    select 'sold places of order', o.id, coalesce(s.sold, 0), coalesce(w.wanted, 0)
    from orders o
    left join lateral (
      select coalesce((select sum(quantity)::int from order_items where order_id = o.id and seat_id is null), 0)
        - (select count(*)::int from tickets where order_id = o.id and seat_id is null and given_back_at is not null)
        as wanted) w on true
    left join lateral (select sum(quantity)::int as sold from place_claims where order_id = o.id and state = 'sold') s on true
    where coalesce(s.sold, 0) <> case when o.status in ('paid', 'partially_refunded', 'disputed') then coalesce(w.wanted, 0) else 0 end
    union all
    select 'blocked past its release, allocation', a.id, b.blocked, 0
    from allocations a
    cross join lateral (
      select (select count(*)::int from claims c where c.allocation_id = a.id)
        + (select coalesce(sum(quantity), 0)::int from place_claims c where c.allocation_id = a.id) as blocked) b
    where a.release_at < clock_timestamp() - interval '10 minutes' and b.blocked > 0`);
  return [...rows];
}
