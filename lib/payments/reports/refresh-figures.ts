import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { storeSales } from './figures-sql';
import { storePromos } from './promo-figures-sql';

/**
 * Brings what the reports keep up to date with orders that have changed: at most `limit` transactions, each of them for
 * `size` notes of a change. Returns how many notes it has worked off; none while another worker is at it. What changes
 * meanwhile stays noted and comes with the next round.
 */
export async function refreshFigures({
  ctx,
  input: { limit, size = 10_000 },
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

/** Rows that have come to nothing, by the column that says so. */
const emptied = [
  ['sales_figures', 'tickets'],
  ['promo_figures', 'orders'],
] as const;

async function workOff(db: Ctx['db'], size: number): Promise<number> {
  // A plan made for any number of orders takes them for ten, and joins ten thousand each with each.
  const [turn] = await db.execute<{ mine: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended('figures of reports', 0)) as mine,
      set_config('plan_cache_mode', 'force_custom_plan', true)`);
  if (!turn?.mine) return 0;
  // First the notes, then the sums: a sale that commits between the two is in the sums and still noted.
  const notes = await db.execute<{ order_id: string; performance_id: string }>(sql`
    delete from sales_changes where ctid = any(array(select ctid from sales_changes limit ${size}))
    returning order_id, performance_id`);
  // Nothing is noted any more that was committed before this transaction began.
  if (notes.length < size) {
    await db.execute(sql`
      insert into sales_figure_state (complete_at) values (now())
      on conflict (id) do update set complete_at = excluded.complete_at`);
  }
  if (notes.length === 0) return 0;
  const unique = (ids: string[]) => [...new Set(ids)];
  const performanceIds = unique(notes.map(({ performance_id }) => performance_id));
  const orderIds = unique(notes.map(({ order_id }) => order_id));
  await db.execute(storeSales(orderIds));
  await db.execute(storePromos(orderIds));
  for (const [table, count] of emptied) {
    await db.execute(sql`
      delete from ${sql.identifier(table)}
      where performance_id = any(${sql.param(performanceIds)}::uuid[]) and ${sql.identifier(count)} = 0`);
  }
  return notes.length;
}
