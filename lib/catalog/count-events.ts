import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { totalCap } from './input';
import { eventConditions, performanceConditions, type ResolvedFilters } from './listing-conditions';

/** How many events fit, counted to one more than `totalCap` at most. */
export async function countEvents(
  ctx: Pick<Ctx, 'db'>,
  filters: ResolvedFilters,
  now: Date,
): Promise<number> {
  const [row] = await ctx.db.execute<{ total: number }>(sql`
    select count(*)::int as total from (
      select distinct p.event_id
      from performances p join venues v on v.id = p.venue_id join events e on e.id = p.event_id
      where ${performanceConditions(filters, now)} and ${eventConditions(filters)}
      limit ${totalCap + 1}::int) found`);
  return row?.total ?? 0;
}
