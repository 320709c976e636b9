import { type SQL, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { auditId } from '@/lib/actor';
import type { Failure, Result } from '@/lib/result';
import { notFound, permits } from './permit';

export type Changed = Result<{ changed: string[] }, Failure<'NOT_FOUND'>>;

const idList = (ids: string[]) =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;

/** One row for each message in the caller's transaction. */
export async function auditMessages(
  tx: Ctx & { db: Transaction },
  ids: string[],
  action: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await tx.db.execute(sql`
    insert into audit_log (actor_kind, actor_id, action, subject_type, subject_id, details)
    select ${tx.actor.kind}, ${auditId(tx.actor)}, ${`failed_message.${action}`}, 'failed_message', id::text,
      ${JSON.stringify(details)}::text::jsonb
    from ${idList(ids)} as changed (id)`);
}

/**
 * Changes messages one by one chosen, those of them whose state allows it, with an audit row for each. Answers with the ids
 * that were changed: the others were somewhere else by then.
 */
export async function changeMessages(
  ctx: Ctx,
  change: { ids: string[]; from: SQL; set: SQL; action: string; details?: Record<string, unknown> },
): Promise<Changed> {
  return withTransaction(ctx, async (tx): Promise<Changed> => {
    if (!(await permits(tx, 'act'))) return notFound();
    const rows = await tx.db.execute<{ id: string }>(sql`
      update failed_messages m set ${change.set} where m.id in (
        select m.id from failed_messages m where m.id in ${idList(change.ids)} and ${change.from} order by m.id for update)
      returning m.id`);
    const changed = rows.map(({ id }) => id);
    if (changed.length === 0) return notFound();
    await auditMessages(tx, changed, change.action, change.details);
    return { ok: true, changed };
  });
}
