import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { failureBatches } from '@/db/schema';
import { permits } from './permit';

export type FailureBatch = typeof failureBatches.$inferSelect;

/** A batch with its progress; null when there is none or the caller is not staff. */
export async function readBatch({
  ctx,
  input: { batchId },
}: {
  ctx: Ctx;
  input: { batchId: string };
}): Promise<FailureBatch | null> {
  if (!(await permits(ctx, 'view'))) return null;
  const [batch] = await ctx.db.select().from(failureBatches).where(eq(failureBatches.id, batchId));
  return batch ?? null;
}

/** The latest batches, the newest first. */
export async function listBatches({
  ctx,
  input: { limit = 50 },
}: {
  ctx: Ctx;
  input: { limit?: number };
}): Promise<FailureBatch[]> {
  if (!(await permits(ctx, 'view'))) return [];
  return ctx.db
    .select()
    .from(failureBatches)
    .orderBy(desc(failureBatches.createdAt), desc(failureBatches.id))
    .limit(limit);
}
