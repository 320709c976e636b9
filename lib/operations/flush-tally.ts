import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { outcomeCounts } from '@/db/schema';
import { returnTally, takeTally } from '@/lib/tally';

/**
 * Adds what this process has counted to the table, in one statement, under the database's minute and under the sum
 * since ever. What could not be written is kept for the next call; then it throws.
 */
export async function flushTally({ ctx }: { ctx: Ctx }): Promise<void> {
  const taken = takeTally().sort((a, b) => (a.measure + a.outcome < b.measure + b.outcome ? -1 : 1));
  if (taken.length === 0) return;
  const minutes = [sql`to_timestamp(0)`, sql`date_trunc('minute', now())`];
  const values = taken.flatMap(({ measure, outcome, count }) =>
    minutes.map((minute) => ({ measure, outcome, count, minute })),
  );
  try {
    await ctx.db
      .insert(outcomeCounts)
      .values(values)
      .onConflictDoUpdate({
        target: [outcomeCounts.measure, outcomeCounts.minute, outcomeCounts.outcome],
        set: { count: sql`${outcomeCounts.count} + excluded.count` },
      });
  } catch (error) {
    returnTally(taken);
    throw error;
  }
}

/** Days for which single minutes are kept. */
const keptDays = 8;

/** Forgets minutes that nothing looks at any more; the sums since ever stay. */
export async function forgetOldMinutes({ ctx }: { ctx: Ctx }): Promise<void> {
  await ctx.db.execute(sql`
    delete from outcome_counts
    where minute > to_timestamp(0) and minute < now() - make_interval(days => ${keptDays})`);
}
