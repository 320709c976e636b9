import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { Door } from './report-view';

/**
 * Who came in, by five minutes of the venue's clock, from the first to the last; each ticket once, by the scan that let it
 * in and was not undone.
 */
export async function readDoor({
  ctx,
  input,
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { performanceId: string };
}): Promise<Door> {
  const rows = await ctx.db.execute<{ time: string; admitted: number; expected: number }>(sql`
    with came as (
      select date_bin('5 minutes', s.scanned_at at time zone v.time_zone, '2020-01-01'::timestamp) as time,
        count(*)::int as admitted
      from scans s join performances p on p.id = s.performance_id join venues v on v.id = p.venue_id
      where s.performance_id = ${input.performanceId} and s.outcome = 'first' and s.undone_at is null group by 1
    ), clock as (
      select generate_series(min(time), least(max(time), min(time) + interval '12 hours'), '5 minutes') as time from came)
    select to_char(time, 'YYYY-MM-DD HH24:MI') as time, coalesce(admitted, 0) as admitted,
      (select count(*)::int from tickets where performance_id = ${input.performanceId} and status = 'valid') as expected
    from clock left join came using (time) order by 1`);
  return {
    expected: rows[0]?.expected ?? 0,
    times: rows.map(({ time, admitted }) => ({ time, admitted })),
  };
}
