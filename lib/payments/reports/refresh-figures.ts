import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { storeSales } from './figures-sql';

/**
 * Brings what the reports keep up to date with orders that have changed: at most `limit` transactions, each of them for
 * `size` notes of a change. Returns how many notes it has worked off; none while another worker is at it. What changes
 * meanwhile stays noted and comes with the next round.
 */
export async function refreshFigures({
  ctx,
  input: { limit, size = 1_000 },
}: {
  ctx: Ctx;
  input: { limit: number; size?: number };
}): Promise<number> {
  let done = 0;
  for (let round = 0; round < limit; round++) {
    const notes = await withTransaction(ctx, ({ db }) => workOff(db, size));
    done += notes;
    if (notes < size) break;
  }
  return done;
}

async function workOff(db: Ctx['db'], size: number): Promise<number> {
  const [turn] = await db.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('figures of reports', 0)) as mine`,
  );
  if (!turn?.mine) return 0;
  // First the notes, then the sums: a sale that commits between the two is in the sums and still noted.
  const notes = await db.execute<{ order_id: string; performance_id: string }>(sql`
    delete from sales_changes where ctid = any(array(select ctid from sales_changes limit ${size}))
    returning order_id, performance_id`);
  if (notes.length === 0) return 0;
  const unique = (ids: string[]) => [...new Set(ids)];
  const performanceIds = unique(notes.map(({ performance_id }) => performance_id));
  await db.execute(storeSales(unique(notes.map(({ order_id }) => order_id))));
  await db.execute(sql`
    delete from sales_figures where performance_id = any(${sql.param(performanceIds)}::uuid[]) and tickets = 0`);
  return notes.length;
}
