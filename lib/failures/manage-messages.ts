import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { failedComments } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';
import { auditMessages, type Changed, changeMessages } from './change-messages';
import { notFound, permits } from './permit';
import { needsApproval, readPolicy } from './policy';

type Verb<I, R = Changed> = (call: { ctx: Ctx; input: I }) => Promise<R>;

const waiting = sql`m.state in ('open', 'snoozed')`;

/** Puts open messages aside until a moment in the future; then they are open again by themselves. */
export const snoozeMessages: Verb<{ ids: string[]; until: Date }> = ({ ctx, input: { ids, until } }) =>
  changeMessages(ctx, {
    ids,
    from: sql`${waiting} and ${until.toISOString()}::timestamptz > now()`,
    set: sql`state = 'snoozed', snoozed_until = ${until.toISOString()}::timestamptz`,
    action: 'snoozed',
    details: { until: until.toISOString() },
  });

/** Opens what was snoozed or resolved. */
export const reopenMessages: Verb<{ ids: string[] }> = ({ ctx, input: { ids } }) =>
  changeMessages(ctx, {
    ids,
    from: sql`m.state in ('snoozed', 'resolved')`,
    set: sql`state = 'open', snoozed_until = null, closed_at = null, reason = null`,
    action: 'reopened',
  });

/** Gives messages to a member of the staff, or to nobody. */
export const assignMessages: Verb<{ ids: string[]; userId: string | null }> = ({
  ctx,
  input: { ids, userId },
}) =>
  changeMessages(ctx, {
    ids,
    from: sql`(${userId}::uuid is null or exists (select 1 from users u
      where u.id = ${userId}::uuid and u.role = 'staff' and u.disabled_at is null))`,
    set: sql`assignee_id = ${userId}::uuid`,
    action: 'assigned',
    details: { userId },
  });

/** Closes messages that need no redrive, saying why. */
export const resolveMessages: Verb<{ ids: string[]; reason: string }, Changed | Failure<'REASON'>> = async ({
  ctx,
  input,
}) => {
  const reason = input.reason.trim().slice(0, 500);
  if (!reason) return fail('REASON', 'Say in a few words why nothing needs to be done.');
  return changeMessages(ctx, {
    ids: input.ids,
    from: waiting,
    set: sql`state = 'resolved', snoozed_until = null, closed_at = now(), reason = ${reason}`,
    action: 'resolved',
  });
};

/**
 * Deletes messages; `undoDeletion` brings them back within the policy's time. Where so much money is at stake that the policy
 * wants a second person, it is refused: freeze a batch that deletes, which can be approved.
 */
export const deleteMessages: Verb<{ ids: string[] }, Changed | Failure<'NEEDS_APPROVAL'>> = ({
  ctx,
  input,
}) =>
  withTransaction(ctx, async (tx) => {
    const policy = await readPolicy(tx);
    const done = await changeMessages(tx, {
      ids: input.ids,
      from: sql`m.state in ('open', 'snoozed', 'resolved')`,
      set: sql`state = 'deleted', snoozed_until = null, closed_at = now()`,
      action: 'deleted',
    });
    if (!done.ok) return done;
    const rows = await tx.db.execute<{ currency: string; amount: number }>(sql`
      select currency, sum(money_at_risk)::float8 as amount from failed_messages
      where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(done.changed)}::text::jsonb))
        and money_at_risk > 0 group by 1`);
    const money = Object.fromEntries(rows.map(({ currency, amount }) => [currency, amount]));
    if (!needsApproval(policy, money)) return done;
    throw new NeedsApproval();
  }).catch((error) => {
    if (!(error instanceof NeedsApproval)) throw error;
    return fail('NEEDS_APPROVAL', 'So much money hangs on these that a second person must approve.');
  });

class NeedsApproval extends Error {}

/** Brings deleted messages back as open, as long as the policy's minutes are not over. */
export const undoDeletion: Verb<{ ids: string[] } | { batchId: string }> = async ({ ctx, input }) => {
  const { undoMinutes } = await readPolicy(ctx);
  const young = sql`m.state = 'deleted' and m.closed_at > now() - make_interval(mins => ${undoMinutes})`;
  const set = sql`state = 'open', closed_at = null, reason = null`;
  if ('ids' in input) return changeMessages(ctx, { ids: input.ids, from: young, set, action: 'restored' });
  return withTransaction(ctx, async (tx): Promise<Changed> => {
    if (!(await permits(tx, 'act'))) return notFound();
    await tx.db.execute(sql`set local statement_timeout = '120s'`);
    const rows = await tx.db.execute<{ id: string }>(sql`
      update failed_messages m set ${set} where m.batch_id = ${input.batchId} and ${young} returning m.id`);
    if (rows.length === 0) return notFound();
    const changed = rows.map(({ id }) => id);
    await auditMessages(tx, changed, 'restored', { batchId: input.batchId });
    return { ok: true, changed };
  });
};

/** Notes something about a message for the rest of the staff. */
export const commentMessage: Verb<
  { id: string; text: string },
  Result<{ commentId: string }, Failure<'NOT_FOUND' | 'EMPTY'>>
> = async ({ ctx, input }) => {
  const text = input.text.trim().slice(0, 2_000);
  if (!text) return fail('EMPTY', 'Write something first.');
  return withTransaction(ctx, async (tx) => {
    if (!(await permits(tx, 'act'))) return notFound();
    const [known] = await tx.db.execute(sql`select 1 from failed_messages where id = ${input.id}`);
    if (!known) return notFound();
    const [comment] = await tx.db
      .insert(failedComments)
      .values({ messageId: input.id, authorId: userIdOf(tx.actor), text })
      .returning({ id: failedComments.id });
    await auditMessages(tx, [input.id], 'commented');
    return { ok: true, commentId: comment?.id ?? '' };
  });
};

/** Opens what was snoozed until now. For the worker's rounds; returns how many. */
export async function wakeSnoozed({ ctx }: { ctx: Ctx }): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const woken = await tx.db.execute<{ id: string }>(sql`
      update failed_messages set state = 'open', snoozed_until = null where id in (
        select id from failed_messages where state = 'snoozed' and snoozed_until <= now()
        order by id limit 1000 for update skip locked) returning id`);
    if (woken.length > 0)
      await auditMessages(
        tx,
        woken.map(({ id }) => id),
        'woken',
      );
    return woken.length;
  });
}
