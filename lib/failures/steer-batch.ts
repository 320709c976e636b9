import { type SQL, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { userIdOf } from '@/lib/actor';
import type { Failure, Result } from '@/lib/result';
import { notFound, permits } from './permit';
import { needsApproval, readPolicy } from './policy';

type Steered = Result<{ state: string }, Failure<'NOT_FOUND'>>;
type Call = { ctx: Ctx; input: { batchId: string } };

/** The rate counts from now on. */
const paced = sql`pace_from = clock_timestamp(), pace_handled = handled, leased_until = null`;

async function steer(
  { ctx, input: { batchId } }: Call,
  change: { role: 'act' | 'approve'; from: SQL; set: SQL; action: string },
): Promise<Steered> {
  return withTransaction(ctx, async (tx): Promise<Steered> => {
    if (!(await permits(tx, change.role))) return notFound();
    const [row] = await tx.db.execute<{ state: string }>(sql`
      update failure_batches set ${change.set} where id = ${batchId} and ${change.from} returning state`);
    if (!row) return notFound();
    const subject = { subjectType: 'failure_batch', subjectId: batchId };
    await audit(tx, { action: `failure_batch.${change.action}`, ...subject });
    return { ok: true, state: row.state };
  });
}

/** Confirms a frozen batch: it runs, or waits for a second person when the policy wants one for that much money. */
export async function startBatch(call: Call): Promise<Steered> {
  const [batch] = await call.ctx.db.execute<{ money: Record<string, number> }>(sql`
    select money from failure_batches where id = ${call.input.batchId} and state = 'frozen'`);
  if (!batch) return notFound();
  if (needsApproval(await readPolicy(call.ctx), batch.money)) {
    const set = sql`state = 'awaiting_approval'`;
    return steer(call, { role: 'act', from: sql`state = 'frozen'`, set, action: 'submitted' });
  }
  const set = sql`state = 'running', started_at = now(), ${paced}`;
  return steer(call, { role: 'act', from: sql`state = 'frozen'`, set, action: 'started' });
}

/** Lets a batch that waits for a second person run; to who asked for it himself there is none. */
export async function approveBatch(call: Call): Promise<Steered> {
  const userId = userIdOf(call.ctx.actor);
  if (!userId) return notFound();
  return steer(call, {
    role: 'approve',
    from: sql`state = 'awaiting_approval' and requested_by is distinct from ${userId}::uuid`,
    set: sql`state = 'running', approved_by = ${userId}::uuid, started_at = now(), ${paced}`,
    action: 'approved',
  });
}

/** Holds a running batch at the message where it stands. */
export const pauseBatch = (call: Call) =>
  steer(call, { role: 'act', from: sql`state = 'running'`, set: sql`state = 'paused'`, action: 'paused' });

/** Goes on with what was paused, or had stopped by itself: then everything that came back so far is taken as known. */
export const resumeBatch = (call: Call) =>
  steer(call, {
    role: 'act',
    from: sql`state in ('paused', 'stopped')`,
    // A batch that stopped of failures and is resumed on purpose goes on without a canary.
    set: sql`canary = canary and state = 'paused', state = 'running', stop_reason = null, watch_until = null, ${paced}`,
    action: 'resumed',
  });

/** Ends a batch where it stands: what was sent stays sent, the rest stays as it is. */
export const cancelBatch = (call: Call) =>
  steer(call, {
    role: 'act',
    from: sql`state in ('frozen', 'awaiting_approval', 'running', 'paused', 'stopped')`,
    set: sql`state = 'cancelled', finished_at = now()`,
    action: 'cancelled',
  });
