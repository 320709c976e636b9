import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { failurePolicy, staffRoles, users } from '@/db/schema';
import { type Failure, fail, type Result } from '@/lib/result';
import type { StaffRole } from './input';
import { notFound, permits } from './permit';

export type FailurePolicy = {
  /** Minor units at stake from which a second person must approve; null: never. */
  approvalFrom: number | null;
  undoMinutes: number;
  keepDays: number;
};

const defaults: FailurePolicy = { approvalFrom: null, undoMinutes: 60, keepDays: 90 };

/** What the site decided about failed messages. */
export async function readPolicy({ db }: Ctx): Promise<FailurePolicy> {
  const { approvalFrom, undoMinutes, keepDays } = failurePolicy;
  const [row] = await db.select({ approvalFrom, undoMinutes, keepDays }).from(failurePolicy);
  return row ?? defaults;
}

/** Changes the policy. Only who may approve may decide when approval is needed. */
export async function savePolicy({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: FailurePolicy;
}): Promise<Result<object, Failure<'NOT_FOUND'>>> {
  return withTransaction(ctx, async (tx) => {
    if (!(await permits(tx, 'approve'))) return notFound();
    await tx.db
      .insert(failurePolicy)
      .values({ id: 1, ...input })
      .onConflictDoUpdate({ target: failurePolicy.id, set: { ...input, updatedAt: sql`now()` } });
    const subject = { subjectType: 'failure_policy', subjectId: '1' };
    await audit(tx, { action: 'failure_policy.changed', ...subject, details: { ...input } });
    return { ok: true };
  });
}

/** Says what a member of the staff may do with failed messages; nobody changes his own role. */
export async function setStaffRole({
  ctx,
  input: { userId, role },
}: {
  ctx: Ctx;
  input: { userId: string; role: StaffRole };
}): Promise<Result<object, Failure<'NOT_FOUND' | 'OWN_ROLE'>>> {
  return withTransaction(ctx, async (tx) => {
    if (!(await permits(tx, 'approve'))) return notFound();
    if (tx.actor.kind === 'staff' && tx.actor.userId === userId) {
      return fail('OWN_ROLE', 'Somebody else must change your role.');
    }
    const changed = await tx.db.execute(sql`
      insert into ${staffRoles} (user_id, role) select id, ${role} from ${users} where id = ${userId} and role = 'staff'
      on conflict (user_id) do update set role = excluded.role, updated_at = now() returning user_id`);
    if (changed.length === 0) return notFound();
    const subject = { subjectType: 'user', subjectId: userId };
    await audit(tx, { action: 'staff_role.changed', ...subject, details: { role } });
    return { ok: true };
  });
}

/** Whether money of these sums, in minor units by currency, needs a second person. */
export const needsApproval = ({ approvalFrom }: FailurePolicy, money: Record<string, number>) =>
  approvalFrom !== null && Object.values(money).some((amount) => amount >= Math.max(approvalFrom, 1));
