import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { salesOf } from './figures-sql';
import type { PromoFigures } from './promo-view';

/**
 * What was sold with the organizer's promo codes, by code or batch and currency; codes without a sale are left out. Of an
 * order count the tickets that its code lowered. A refund is shared out as in every other report.
 */
export async function readPromoFigures({
  ctx,
  input: { organizerId },
}: {
  ctx: Ctx;
  input: { organizerId: string };
}): Promise<Map<string, PromoFigures[]>> {
  const withCode = sql`select o.id from orders o join promo_codes c on c.id = o.promo_code_id
    where c.organizer_id = ${organizerId} and o.paid_at is not null`;
  const changed = sql`select order_id from sales_changes where order_id in (${withCode})`;
  const columns = sql`order_id, performance_id, price_level_id, tickets, tickets_back, face + fee + tax as gross,
    face_back + fee_back + tax_back as refunds`;
  // What is kept of an order holds as long as no change of it is noted; the rest is added up anew.
  const rows = await ctx.db.execute<PromoFigures>(sql`
    with sales as (
      select ${columns} from sales_by_order
      where order_id in (${withCode}) and order_id not in (${changed})
      union all
      select ${columns} from (${salesOf(changed)}) live
    )
    select coalesce(c.batch_id, c.id) as id, p.currency, count(distinct o.id)::int as orders,
      sum(s.tickets)::int as tickets, sum(s.tickets_back)::int as "ticketsBack", sum(s.gross)::float8 as gross,
      sum(off.discount)::float8 as discount, sum(s.refunds)::float8 as refunds
    from sales s
    join orders o on o.id = s.order_id
    join promo_codes c on c.id = o.promo_code_id
    join performances p on p.id = s.performance_id
    join events e on e.id = p.event_id and e.organizer_id = c.organizer_id
    cross join lateral (
      select sum(i.quantity * i.discount_amount::bigint) as discount from order_items i
      where i.order_id = s.order_id and i.performance_id = s.performance_id and i.price_level_id = s.price_level_id) off
    where off.discount > 0
    group by 1, 2 order by 1, 2`);
  const byCode = new Map<string, PromoFigures[]>();
  for (const row of rows) byCode.set(row.id, [...(byCode.get(row.id) ?? []), row]);
  return byCode;
}
