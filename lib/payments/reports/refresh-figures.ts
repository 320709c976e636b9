import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { storeFigures } from './figures-sql';

/**
 * Adds up anew what the reports keep of performances that have changed, at most `limit` of them, each in a transaction
 * of its own. Returns how many it did. What changes meanwhile stays noted and comes with the next round; several
 * workers share the work.
 */
export async function refreshFigures({
  ctx,
  input: { limit },
}: {
  ctx: Ctx;
  input: { limit: number };
}): Promise<number> {
  const changed = await ctx.db.execute<{ id: string }>(sql`
    select distinct performance_id as id from sales_changes order by 1 limit ${limit}`);
  for (const { id } of changed) await withTransaction(ctx, (tx) => refreshOne(tx, id));
  return changed.length;
}

async function refreshOne({ db }: Ctx, performanceId: string): Promise<void> {
  // A round of another worker waits here, so that older sums never replace newer ones.
  await db.execute(sql`
    insert into sales_figure_states (performance_id) select id from performances where id = ${performanceId}
    on conflict (performance_id) do update set computed_at = now()`);
  // First the notes, then the sums: a sale that commits between the two is in the sums and still noted.
  await db.execute(sql`delete from sales_changes where performance_id = ${performanceId}`);
  await db.execute(sql`delete from sales_figures where performance_id = ${performanceId}`);
  await db.execute(storeFigures(performanceId));
}
