import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { announceCatalogChange } from '@/lib/catalog/announce-change';
import { eventTag, listingsTag } from '@/lib/catalog/tags';

/** A performance is shown as "few left" from this share of its capacity downwards. */
const fewShare = 0.1;

/**
 * Brings what listings show (available, few left, sold out) in line with claims and stock, for performances that are
 * on sale, and announces the pages that changed. Returns how many events did. The truth stays in the claims: nothing is
 * sold by this. What is kept for those who wait counts as sold.
 */
export async function refreshSummaries({ ctx }: { ctx: Ctx }): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const slugs = await moveSummaries(tx.db);
    if (slugs.length > 0)
      await announceCatalogChange({ ctx: tx, tags: [listingsTag, ...slugs.map(eventTag)] });
    return slugs.length;
  });
}

async function moveSummaries(tx: Transaction): Promise<string[]> {
  const changed = await tx.execute<{ slug: string }>(sql`
    with live as (
      select id, event_id, plan_id, availability from performances
      where status = 'scheduled' and off_sale_at > now() and on_sale_at <= now()
    ), plan_sizes as materialized (
      select plan_id, category, count(*)::int as seats from seats group by 1, 2
    ), sizes as (
      select m.performance_id, sum(z.seats)::int as seats, coalesce(sum(z.seats) filter (where not l.waitlisted), 0)::int as open
      from live p
      join price_level_categories m on m.performance_id = p.id
      join price_levels l on l.id = m.price_level_id
      join plan_sizes z on z.plan_id = p.plan_id and z.category = m.category
      group by 1
    ), taken as (
      select c.performance_id, count(*)::int as seats from claims c join live p on p.id = c.performance_id
      join price_levels l on l.id = c.price_level_id and not l.waitlisted
      where c.state <> 'held' or c.expires_at > now() group by 1
    ), places as (
      select l.performance_id, sum(k.capacity)::int as capacity, coalesce(sum(k.capacity - k.held - k.sold - k.blocked) filter (where not l.waitlisted), 0)::int as free
      from place_stock k join price_levels l on l.id = k.price_level_id join live p on p.id = l.performance_id group by 1
    ), counted as (
      select p.id, coalesce(z.seats, 0) + coalesce(g.capacity, 0) as capacity,
        coalesce(z.open, 0) - coalesce(t.seats, 0) + coalesce(g.free, 0) as free
      from live p
      left join sizes z on z.performance_id = p.id
      left join taken t on t.performance_id = p.id
      left join places g on g.performance_id = p.id
    ), moved as (
      update performances p
      set availability = (case when n.free <= 0 then 'sold_out' when n.free <= n.capacity * ${fewShare}::float8 then 'few'
                               else 'available' end)::availability_level
      from counted n
      where p.id = n.id and n.capacity > 0
        and p.availability::text <> case when n.free <= 0 then 'sold_out'
                                         when n.free <= n.capacity * ${fewShare}::float8 then 'few' else 'available' end
      returning p.event_id
    )
    select distinct e.slug from moved m join events e on e.id = m.event_id`);
  return [...changed].map((row) => row.slug);
}
