import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { promoFiguresOf } from './promo-figures-sql';
import type { PromoFigures, PromoLine } from './promo-view';

type Of = {
  ctx: Pick<Ctx, 'db'>;
  /** Of all performances of the organizer, or of one of them. */
  input: { organizerId: string; performanceId?: string };
};

/**
 * What was sold with the organizer's promo codes, by code or batch and currency; codes without a sale are left out. Of an
 * order count the tickets that its code lowered. A refund is shared out as in every other report. `behind` when very many
 * orders have changed and are not in it yet.
 */
export async function readPromoFigures({ ctx, input }: Of) {
  const { organizerId, performanceId } = input;
  const chosen = sql`
    select p.id from performances p join events e on e.id = p.event_id
    where e.organizer_id = ${organizerId} ${performanceId ? sql`and p.id = ${performanceId}` : sql``}`;
  const { rows, behind } = await promoFiguresOf(ctx, chosen);
  // Of an order for several performances each counts it; all of them together count it once.
  const orders = performanceId ? sql`f.orders` : sql`f.leads`;
  const found = await ctx.db.execute<PromoFigures>(sql`
    select f.promo_id as id, p.currency, sum(${orders})::int as orders, sum(f.tickets)::int as tickets,
      sum(f.tickets_back)::int as "ticketsBack", sum(f.gross)::float8 as gross, sum(f.discount)::float8 as discount,
      sum(f.refunds)::float8 as refunds
    from ${rows} f join performances p on p.id = f.performance_id
    group by 1, 2 having sum(f.orders) <> 0 order by 1, 2`);
  const figures = new Map<string, PromoFigures[]>();
  for (const row of found) figures.set(row.id, [...(figures.get(row.id) ?? []), row]);
  return { figures, behind };
}

/**
 * The same by currency, each line with the name that the organizer knows it by: the code, or how many codes of which note
 * its batch has.
 */
export async function readPromoLines(of: Of) {
  const { figures, behind } = await readPromoFigures(of);
  const lines = new Map<string, PromoLine[]>();
  if (figures.size === 0) return { lines, behind };
  const names = await of.ctx.db.execute<{ id: string; name: string }>(sql`
    select coalesce(batch_id, id) as id, case when bool_or(batch_id is not null)
      then concat_ws(', ', count(*)::text || ' codes', nullif(min(note), '')) else min(code) end as name
    from promo_codes where organizer_id = ${of.input.organizerId}
      and coalesce(batch_id, id) = any(${sql.param([...figures.keys()])}::uuid[]) group by 1`);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  for (const line of [...figures.values()].flat()) {
    const named = { ...line, name: nameOf.get(line.id) ?? 'A code' };
    lines.set(line.currency, [...(lines.get(line.currency) ?? []), named]);
  }
  return { lines, behind };
}
