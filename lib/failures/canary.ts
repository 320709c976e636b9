import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import type { Source } from './source';

/** After so many messages a canary waits for what becomes of them. */
const steps = [1, 10, 100];
const watchSeconds = 30;

export type Progress = {
  id: string;
  action: string;
  canary: boolean;
  total: number;
  handled: number;
  skipped: number;
  refused: number;
  returned: number;
  cursor: string | null;
  watched: boolean;
};

const doneOf = ({ handled, skipped, refused }: Progress) => handled + skipped + refused;
const watches = ({ canary, action }: Progress) => canary && action === 'redrive';

/** How many may follow before the next look. */
export function untilStep(batch: Progress): number {
  const done = doneOf(batch);
  const next = watches(batch) ? steps.find((step) => step > done) : undefined;
  return Math.min(next ?? batch.total, batch.total) - done;
}

type Verdict = 'go' | 'wait' | { stop: string };

/** What became of the last ones that were sent: how many failed, how many are not through yet, how many nobody tells of. */
async function lookAt(tx: Transaction, batch: Progress, sources: Map<string, Source>) {
  const rows = await tx.execute<{ sentId: string; source: string }>(sql`
    select i.sent_id as "sentId", m.source from failure_batch_items i join failed_messages m on m.id = i.message_id
    where i.batch_id = ${batch.id} and i.message_id <= ${batch.cursor} and i.state = 'handled'
    order by i.message_id desc limit 200`);
  const seen = { sent: rows.length, failed: 0, waiting: 0, silent: 0 };
  for (const name of new Set(rows.map(({ source }) => source))) {
    const ids = rows.filter(({ source }) => source === name).map(({ sentId }) => sentId);
    const outcomes = await sources.get(name)?.outcomes?.(tx, ids);
    if (!outcomes) seen.silent += ids.length;
    for (const outcome of outcomes?.values() ?? []) {
      if (outcome === 'failed') seen.failed++;
      if (outcome === 'waiting') seen.waiting++;
    }
  }
  return seen;
}

/** Whether a batch may go on: up to 100 messages every failure that comes back stops it, later a tenth of the last ones. */
export async function judge(
  tx: Transaction,
  batch: Progress,
  sources: Map<string, Source>,
): Promise<Verdict> {
  const done = doneOf(batch);
  if (!watches(batch) || done === 0 || batch.cursor === null) return 'go';
  const early = done <= (steps.at(-1) ?? 0);
  const { sent, failed, waiting, silent } = await lookAt(tx, batch, sources);
  const bad = early ? failed + batch.returned : failed;
  if (bad > (early ? 0 : Math.max(10, sent / 10))) {
    return { stop: `${bad} of the last ${sent + (early ? batch.returned : 0)} messages failed again.` };
  }
  if (!early && batch.returned >= Math.max(10, done / 100)) {
    return { stop: `${batch.returned} of ${done} messages failed again.` };
  }
  if (!steps.includes(done)) return 'go';
  if (waiting > 0) return 'wait';
  if (silent === 0 || batch.watched) return 'go';
  await tx.execute(sql`
    update failure_batches set watch_until = coalesce(watch_until, clock_timestamp() + make_interval(secs => ${watchSeconds}))
    where id = ${batch.id}`);
  return 'wait';
}
