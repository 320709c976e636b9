import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { failureBatches } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { type Failure, fail, type Result } from '@/lib/result';
import { matches } from './filter-sql';
import { type FailureState, type FreezeInput, freezeInput } from './input';
import { notFound, permits } from './permit';
import { needsApproval, readPolicy } from './policy';

/** From which states an action takes a message. */
export const takenFrom: Record<'redrive' | 'delete' | 'resolve', FailureState[]> = {
  redrive: ['open', 'snoozed'],
  resolve: ['open', 'snoozed'],
  delete: ['open', 'snoozed', 'resolved'],
};

export type Frozen = {
  batchId: string;
  total: number;
  /** Minor units by currency. */
  money: Record<string, number>;
  /** Whether a second person must approve before it begins. */
  approval: boolean;
};

/**
 * Freezes the set that matches a filter now, counts it and changes nothing yet: `startBatch` does. What fails later does not
 * join the set, and what is changed meanwhile is skipped and counted.
 */
export async function freezeBatch({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: FreezeInput;
}): Promise<Result<Frozen, Failure<'NOT_FOUND' | 'EMPTY' | 'STATES' | 'REASON'>>> {
  const { filter, action, targetQueue, reason, rate, canary } = freezeInput.parse(input);
  const wrong = filter.states.filter((state) => !takenFrom[action].includes(state));
  if (wrong.length > 0) {
    const message = `${wrong.join(' and ')} messages cannot be part of this: narrow the filter to ${takenFrom[action].join(', ')}.`;
    return fail('STATES', message);
  }
  if (action === 'resolve' && !reason)
    return fail('REASON', 'Say in a few words why nothing needs to be done.');
  return withTransaction(ctx, async (tx) => {
    if (!(await permits(tx, 'act'))) return notFound();
    await tx.db.execute(sql`set local statement_timeout = '120s'`);
    const batchId = newId();
    await tx.db.insert(failureBatches).values({
      ...{ id: batchId, action, filter, targetQueue, reason, rate, canary, total: 0 },
      requestedBy: userIdOf(tx.actor),
    });
    const sums = await tx.db.execute<{ currency: string | null; count: number; amount: number }>(sql`
      with frozen as (
        insert into failure_batch_items (batch_id, message_id)
        select ${batchId}, m.id from failed_messages m where ${matches(filter)} order by m.id returning message_id)
      select m.currency, count(*)::int as count, coalesce(sum(m.money_at_risk), 0)::float8 as amount
      from frozen join failed_messages m on m.id = frozen.message_id group by 1`);
    const total = sums.reduce((sum, { count }) => sum + count, 0);
    const money = Object.fromEntries(
      sums.flatMap(({ currency, amount }) => (currency ? [[currency, amount]] : [])),
    );
    await tx.db.execute(sql`
      update failure_batches set total = ${total}, money = ${JSON.stringify(money)}::text::jsonb where id = ${batchId}`);
    if (total === 0) {
      await tx.db.execute(sql`delete from failure_batches where id = ${batchId}`);
      return fail('EMPTY', 'No message matches any more.');
    }
    const subject = { subjectType: 'failure_batch', subjectId: batchId };
    await audit(tx, {
      action: 'failure_batch.frozen',
      ...subject,
      details: { action, total, money, filter },
    });
    return { ok: true, batchId, total, money, approval: needsApproval(await readPolicy(tx), money) };
  });
}
