import { sql } from 'drizzle-orm';
import { type Ctx, withRollback } from '@/db';
import { RollbackWith } from '@/lib/errors';
import type { Failure, Result } from '@/lib/result';
import { type BatchWork, handleChunk } from './batch-chunk';
import { factsOf } from './kinds';
import { notFound, permits } from './permit';
import type { Source } from './source';

/** What a batch would do to those of its messages that are next. */
export type DryRun = {
  /** How many were tried, of how many that are left. */
  tried: number;
  left: number;
  wouldHandle: number;
  wouldSkip: number;
  refused: { messageId: string; reason: string }[];
  /** What sending them would do, most frequent first. */
  effects: { effect: string; count: number }[];
};

/**
 * Does a batch's next messages in a transaction that is then rolled back: the same locks, checks and writes, nothing is sent.
 * What goes to a queue outside is checked up to the sending.
 */
export async function dryRun({
  ctx,
  input: { batchId, sources, most = 1_000 },
}: {
  ctx: Ctx;
  input: { batchId: string; sources: Map<string, Source>; most?: number };
}): Promise<Result<DryRun, Failure<'NOT_FOUND'>>> {
  return withRollback(ctx, async (tx): Promise<Result<DryRun, Failure<'NOT_FOUND'>>> => {
    if (!(await permits(tx, 'view'))) return notFound();
    const [batch] = await tx.db.execute<BatchWork & { cursor: string | null; left: number }>(sql`
      select id, action, target_queue as "targetQueue", reason, cursor, total - handled - skipped - refused as left
      from failure_batches where id = ${batchId} and state not in ('done', 'cancelled')`);
    if (!batch) return notFound();
    const rows = await tx.db.execute<{ id: string }>(sql`
      select message_id as id from failure_batch_items
      where batch_id = ${batchId} and message_id > ${batch.cursor ?? '00000000-0000-0000-0000-000000000000'}
      order by message_id limit ${most}`);
    const ids = rows.map(({ id }) => id);
    const chunk = await handleChunk(tx.db, batch, ids, sources);
    const effects = new Map<string, number>();
    const known = await tx.db.execute<{ id: string; source: string }>(sql`
      select id, source from failed_messages where batch_id = ${batchId} and state in ('redriven', 'redriving')`);
    const sourceOf = new Map(known.map(({ id, source }) => [id, source]));
    const sent = chunk.sent.map(({ messageId, kind, payload }) => ({
      source: sourceOf.get(messageId) ?? '',
      kind,
      payload: parsed(payload),
    }));
    for (const [at, facts] of (await factsOf(tx, sent)).entries()) {
      const effect = facts?.effect ?? `Sends it to ${chunk.sent[at]?.queue} again.`;
      effects.set(effect, (effects.get(effect) ?? 0) + 1);
    }
    throw new RollbackWith<Result<DryRun>>({
      ok: true,
      tried: ids.length,
      left: batch.left,
      wouldHandle: chunk.handled + chunk.outside.length,
      wouldSkip: chunk.skipped,
      refused: chunk.refused.map(({ message_id, note }) => ({ messageId: message_id, reason: note ?? '' })),
      effects: [...effects].map(([effect, count]) => ({ effect, count })).sort((a, b) => b.count - a.count),
    });
  });
}

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}
