import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { healthFindings } from '@/db/schema';
import { selfCheck } from '@/lib/payments/self-check';

/** Findings kept to be read; the number counts all. */
const kept = 20;

/** Runs the self-check over the live books and notes what it found. Reads much: minutes apart, not seconds. */
export async function checkBooks({ ctx }: { ctx: Ctx }): Promise<number> {
  const drift = await selfCheck(ctx.db);
  const value = drift.length;
  const details = drift.slice(0, kept).map(({ what, id }) => ({ what, id }));
  const found = { value, details, measuredAt: sql`now()` };
  await ctx.db
    .insert(healthFindings)
    .values({ name: 'invariants', value, details })
    .onConflictDoUpdate({ target: healthFindings.name, set: found });
  return value;
}
