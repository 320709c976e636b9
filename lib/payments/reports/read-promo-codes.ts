import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { PromoFigures, PromoLine } from './promo-view';
import { sharedRefunds } from './refund-share-sql';

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
  const rows = await ctx.db.execute<PromoFigures>(sql`
    with sold as materialized (
      select i.id as item_id, i.order_id, o.status, coalesce(c.batch_id, c.id) as id, p.currency, i.quantity,
        i.quantity * (i.face_amount + i.fee_amount + i.tax_amount)::bigint as gross,
        i.quantity * i.discount_amount::bigint as discount
      from promo_codes c
      join orders o on o.promo_code_id = c.id
      join order_items i on i.order_id = o.id and i.discount_amount > 0
      join performances p on p.id = i.performance_id
      where c.organizer_id = ${organizerId} and o.paid_at is not null
    ), ${sharedRefunds}, given_back as (
      select order_item_id as item_id, count(*)::int as n from tickets
      where order_item_id in (select item_id from sold) and given_back_at is not null group by 1
    )
    select s.id, s.currency, count(distinct s.order_id)::int as orders, sum(s.quantity)::int as tickets,
      sum(case when s.status in ('refunded', 'paid_late', 'cancelled') then s.quantity
        else coalesce(g.n, 0) end)::int as "ticketsBack",
      sum(s.gross)::float8 as gross, sum(s.discount)::float8 as discount,
      coalesce(sum(r.face_back + r.fee_back + r.tax_back), 0)::float8 as refunds
    from sold s
    left join refund_share r on r.item_id = s.item_id
    left join given_back g on g.item_id = s.item_id
    group by 1, 2 order by 1, 2`);
  const byCode = new Map<string, PromoFigures[]>();
  for (const row of rows) byCode.set(row.id, [...(byCode.get(row.id) ?? []), row]);
  return byCode;
}

/**
 * The same by currency, each line with the name that the organizer knows it by: the code, or how many codes of which note
 * its batch has.
 */
export async function readPromoLines(of: Parameters<typeof readPromoFigures>[0]) {
  const figures = await readPromoFigures(of);
  const lines = new Map<string, PromoLine[]>();
  if (figures.size === 0) return lines;
  const names = await of.ctx.db.execute<{ id: string; name: string }>(sql`
    select coalesce(batch_id, id) as id, case when bool_or(batch_id is not null)
      then concat_ws(', ', count(*)::text || ' codes', nullif(min(note), '')) else min(code) end as name
    from promo_codes where organizer_id = ${of.input.organizerId} group by 1`);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  for (const line of [...figures.values()].flat()) {
    const named = { ...line, name: nameOf.get(line.id) ?? 'A code' };
    lines.set(line.currency, [...(lines.get(line.currency) ?? []), named]);
  }
  return lines;
}
