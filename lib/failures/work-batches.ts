import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { log } from '@/lib/log';
import { advanceBatch, resumeAfterCrash } from './advance-batch';
import type { Source } from './source';

const roundMs = 5_000;

/** One round over all batches: takes up what a crash left being sent, then lets each running batch go on in turn. */
export async function workBatches({
  ctx,
  input: { sources },
}: {
  ctx: Ctx;
  input: { sources: Map<string, Source> };
}): Promise<void> {
  const left = await ctx.db.execute<{ id: string }>(sql`
    select b.id from failure_batches b where b.leased_until <= clock_timestamp()
      and b.id in (select distinct batch_id from failed_messages where state = 'redriving')`);
  for (const { id: batchId } of left) await resumeAfterCrash({ ctx, input: { batchId, sources } });
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select id from failure_batches where state = 'running' order by id limit 100`);
  const end = performance.now() + roundMs;
  let busy = rows.map(({ id }) => id);
  while (busy.length > 0 && performance.now() < end) {
    const again: string[] = [];
    for (const batchId of busy) {
      try {
        const advanced = await advanceBatch({ ctx, input: { batchId, sources } });
        if (advanced === 'more') again.push(batchId);
      } catch (error) {
        // The others go on; this one comes again with the next round.
        log.error({ error, batchId }, 'a batch of failed messages could not go on');
      }
    }
    busy = again;
  }
}
