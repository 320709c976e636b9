import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { PublishFacts } from './publish-checklist-view';

type Row = {
  id: string;
  starts_at: string;
  off_sale_at: string;
  status: PublishFacts['dates'][number]['status'];
  levels: number;
  capacity: number;
  unpriced: string[];
};

/** What the dates of an event sell. The caller has seen to it that the event is the organizer's. */
export async function readDateFacts(
  { db }: Pick<Ctx, 'db'>,
  eventId: string,
): Promise<PublishFacts['dates']> {
  const rows = await db.execute<Row>(sql`
    with dates as materialized (select * from performances where event_id = ${eventId}),
    sizes as materialized (
      select plan_id, category, count(*)::int as seats from seats
      where plan_id in (select plan_id from dates) group by 1, 2
    )
    select d.id, d.starts_at, d.off_sale_at, d.status,
      (select count(*)::int from price_levels l where l.performance_id = d.id) as levels,
      (coalesce((select sum(z.seats) from sizes z join price_level_categories m on m.category = z.category
          and m.performance_id = d.id where z.plan_id = d.plan_id), 0)
        + coalesce((select sum(k.capacity) from place_stock k join price_levels l on l.id = k.price_level_id
          where l.performance_id = d.id), 0))::int as capacity,
      coalesce((select array_agg(z.category order by z.category) from sizes z where z.plan_id = d.plan_id
        and not exists (select 1 from price_level_categories m
          where m.performance_id = d.id and m.category = z.category)), '{}') as unpriced
    from dates d order by d.starts_at, d.id`);
  return rows.map(({ starts_at, off_sale_at, ...row }) => ({
    ...row,
    startsAt: new Date(starts_at).toISOString(),
    offSaleAt: new Date(off_sale_at).toISOString(),
  }));
}
