import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { log } from '@/lib/log';
import { type BatchWork, handleChunk } from './batch-chunk';
import { judge, type Progress, untilStep } from './canary';
import type { Outgoing, Source } from './source';

type Tx = Ctx & { db: Transaction };

/** `more`: call again at once; `waiting`: for the rate or a canary; `idle`: not running, or somebody else has it. */
export type Advanced = 'more' | 'waiting' | 'idle' | 'stopped' | 'done';

type Claimed = { advanced: Advanced; outside: Outgoing[] };

type Row = Progress & BatchWork & { allowed: number | null };

/** Seconds that a worker has to hand a chunk to a queue outside. */
const leaseSeconds = 60;

async function lockBatch(tx: Transaction, batchId: string): Promise<Row | undefined> {
  const [row] = await tx.execute<Row>(sql`
    select id, action, target_queue as "targetQueue", reason, canary, total, handled, skipped, refused, returned, cursor,
      coalesce(watch_until <= clock_timestamp(), false) as watched,
      (floor(extract(epoch from clock_timestamp() - pace_from) * rate) + 1 - (handled - pace_handled))::int as allowed
    from failure_batches
    where id = ${batchId} and state = 'running' and (leased_until is null or leased_until <= clock_timestamp())
    for update skip locked`);
  return row;
}

/** Ends a batch all of whose messages are dealt with. */
async function finish(tx: Tx, batchId: string): Promise<boolean> {
  const [row] = await tx.db.execute<{ details: Record<string, number> }>(sql`
    update failure_batches set state = 'done', finished_at = now() where id = ${batchId} and state = 'running'
      and handled + skipped + refused = total
    returning jsonb_build_object('handled', handled, 'skipped', skipped, 'refused', refused) as details`);
  if (!row) return false;
  const subject = { subjectType: 'failure_batch', subjectId: batchId };
  await audit(tx, { action: 'failure_batch.done', ...subject, details: row.details });
  return true;
}

async function stop(tx: Tx, batchId: string, reason: string): Promise<Claimed> {
  await tx.db.execute(
    sql`update failure_batches set state = 'stopped', stop_reason = ${reason} where id = ${batchId}`,
  );
  const subject = { subjectType: 'failure_batch', subjectId: batchId };
  await audit(tx, { action: 'failure_batch.stopped', ...subject, details: { reason } });
  return { advanced: 'stopped', outside: [] };
}

async function claim(tx: Tx, batchId: string, sources: Map<string, Source>, most: number): Promise<Claimed> {
  const batch = await lockBatch(tx.db, batchId);
  if (!batch) return { advanced: 'idle', outside: [] };
  const verdict = await judge(tx.db, batch, sources);
  if (verdict === 'wait') return { advanced: 'waiting', outside: [] };
  if (verdict !== 'go') return stop(tx, batchId, verdict.stop);
  const limit = Math.min(most, untilStep(batch), batch.allowed ?? most);
  if (limit <= 0) return { advanced: (await finish(tx, batchId)) ? 'done' : 'waiting', outside: [] };
  const rows = await tx.db.execute<{ id: string }>(sql`
    select message_id as id from failure_batch_items
    where batch_id = ${batchId} and message_id > ${batch.cursor ?? '00000000-0000-0000-0000-000000000000'}
    order by message_id limit ${limit}`);
  const ids = rows.map(({ id }) => id);
  const chunk = await handleChunk(tx.db, batch, ids, sources);
  const lease =
    chunk.outside.length > 0 ? sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})` : sql`null`;
  await tx.db.execute(sql`
    update failure_batches set handled = handled + ${chunk.handled}, skipped = skipped + ${chunk.skipped},
      refused = refused + ${chunk.refused.length}, cursor = coalesce(${ids.at(-1) ?? null}::uuid, cursor),
      watch_until = null, leased_until = ${lease}
    where id = ${batchId}`);
  const done = chunk.outside.length === 0 && (await finish(tx, batchId));
  return { advanced: done ? 'done' : 'more', outside: chunk.outside };
}

/** Hands messages to their queue outside, one refusal at a time, and notes what became of each. */
async function handOver(ctx: Ctx, batchId: string, source: Source, messages: Outgoing[]): Promise<void> {
  const outcomes = (await source.send?.(messages)) ?? [];
  const items = outcomes.map((outcome) => ({
    id: outcome.messageId,
    ok: outcome.ok,
    note: outcome.ok ? null : outcome.reason,
  }));
  await withTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select 1 from failure_batches where id = ${batchId} for update`);
    const [settled] = await tx.db.execute<{ handled: number; refused: number }>(sql`
      with x as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(items)}::text::jsonb) as x (id uuid, ok boolean, note text)
      ), moved as (
        update failed_messages m set state = case when x.ok then 'redriven' else 'open' end::failure_state,
          closed_at = case when x.ok then now() end
        from x where m.id = x.id and m.state = 'redriving' and m.batch_id = ${batchId}
      ), told as (
        update failure_batch_items i set state = case when x.ok then 'handled' else 'refused' end, note = x.note
        from x where i.batch_id = ${batchId} and i.message_id = x.id and i.state = 'sending' returning x.ok
      )
      select (select count(*) from told where ok)::int as handled,
        (select count(*) from told where not ok)::int as refused`);
    await tx.db.execute(sql`
      update failure_batches set handled = handled + ${settled?.handled ?? 0}, refused = refused + ${settled?.refused ?? 0},
        leased_until = null where id = ${batchId}`);
    await finish(tx, batchId);
  });
}

/**
 * Takes a running batch one chunk further. What goes to our own queues goes in the transaction that counts it; what goes
 * outside is marked first, handed over, and then counted, so that after a crash `recoverBatch` knows what to send again.
 */
export async function advanceBatch({
  ctx,
  input: { batchId, sources, most = 1_000 },
}: {
  ctx: Ctx;
  input: { batchId: string; sources: Map<string, Source>; most?: number };
}): Promise<Advanced> {
  const { advanced, outside } = await withTransaction(ctx, (tx) => claim(tx, batchId, sources, most));
  if (outside.length === 0) return advanced;
  await recoverBatch({ ctx, input: { batchId, sources } });
  return 'more';
}

/** Hands over what is marked as being sent: after a claim, or after a crash between the marking and the counting. */
export async function recoverBatch({
  ctx,
  input: { batchId, sources },
}: {
  ctx: Ctx;
  input: { batchId: string; sources: Map<string, Source> };
}): Promise<void> {
  const rows = await ctx.db.execute<
    Outgoing & { source: string; raw: Buffer; edited: string | null; targetQueue: string | null }
  >(sql`
    select m.id as "messageId", m.original_id as "originalId", m.sent_id as "sentId", m.source, m.kind, p.headers, p.raw,
      p.edited, coalesce(b.target_queue, m.queue) as queue
    from failed_messages m join failed_payloads p on p.message_id = m.id join failure_batches b on b.id = m.batch_id
    where m.state = 'redriving' and m.batch_id = ${batchId} order by m.id limit 10000`);
  for (const name of new Set(rows.map(({ source }) => source))) {
    const source = sources.get(name);
    const messages = rows
      .filter((row) => row.source === name)
      .map(({ raw, edited, source: _, ...row }) => ({
        ...row,
        payload: edited === null ? Buffer.from(raw) : Buffer.from(edited),
      }));
    if (source?.send) await handOver(ctx, batchId, source, messages);
    else
      log.warn({ batchId, source: name }, 'messages were being sent to a source that is not configured here');
  }
}

/** After a crash: what came back before it was counted as sent. Then what is still marked as being sent is sent again. */
export async function resumeAfterCrash({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { batchId: string; sources: Map<string, Source> };
}): Promise<void> {
  const { batchId } = input;
  await withTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`
      with back as (
        update failure_batch_items i set state = 'returned' where i.batch_id = ${batchId} and i.state = 'sending'
          and not exists (select 1 from failed_messages m where m.id = i.message_id and m.state = 'redriving') returning 1)
      update failure_batches set handled = handled + (select count(*) from back)::int,
        returned = returned + (select count(*) from back)::int, leased_until = null where id = ${batchId}`);
    await finish(tx, batchId);
  });
  await recoverBatch({ ctx, input });
}
