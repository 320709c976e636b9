import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { figuresOf } from './figures-sql';
import { type Curve, type CurvePoint, groupBy, runningTotal } from './report-view';

const comparedAtMost = 5;

type Row = Omit<Curve, 'points' | 'performanceId'> & CurvePoint & { id: string };

/**
 * How a performance sold by days before its day, and how up to five comparable ones of the organizer did: other dates of
 * the event first, then what is in its category, the nearest in time first; none that was cancelled.
 */
export async function readCurves({
  ctx,
  input,
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { organizerId: string; performanceId: string };
}): Promise<{ curves: Curve[]; behind: boolean }> {
  const chosen = await ctx.db.execute<{ id: string }>(sql`
    select p.id
    from performances me
    join events mine on mine.id = me.event_id
    join events e on e.organizer_id = mine.organizer_id and (e.id = mine.id or e.category = mine.category)
    join performances p on p.event_id = e.id and p.status <> 'cancelled'
    where me.id = ${input.performanceId} and mine.organizer_id = ${input.organizerId}
      and (p.id = me.id or exists (
        select 1 from order_items i join orders o on o.id = i.order_id where i.performance_id = p.id and o.paid_at is not null))
    order by p.id = me.id desc, e.id = mine.id desc, abs(extract(epoch from p.starts_at - me.starts_at)), p.id
    limit ${comparedAtMost + 1}`);
  const ids = chosen.map(({ id }) => id);
  const { rows: figures, behind } = await figuresOf(ctx, sql`select unnest(${sql.param(ids)}::uuid[])`);
  const rows = await ctx.db.execute<Row>(sql`
    select p.id, e.title, to_char(p.starts_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt", p.currency,
      (p.starts_at at time zone v.time_zone)::date - f.day as "daysBefore",
      sum(f.tickets)::int as tickets, sum(f.face + f.fee + f.tax)::float8 as gross
    from ${figures} f
    join performances p on p.id = f.performance_id
    join events e on e.id = p.event_id
    join venues v on v.id = p.venue_id
    group by p.id, e.title, v.time_zone, f.day`);
  const byId = groupBy(rows, ({ id }) => id);
  const curves = ids.flatMap((id) => {
    const days = byId.get(id);
    const [head] = days ?? [];
    if (!days || !head) return [];
    const { title, startsAt, currency } = head;
    return [{ performanceId: id, title, startsAt, currency, points: runningTotal(days) }];
  });
  return { curves, behind };
}
