import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { audit } from '@/db/audit';
import { authenticators, recoveryCodes, sessions, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { type Failure, fail } from '@/lib/result';
import { takeAnyCode, type WrongCode, wrongCode } from './check-code';
import { type SlowDown, spendTry } from './rate-limits';
import { renewRecoveryCodes } from './recovery-codes';

type Refused = Failure<'SIGNED_OUT' | 'NOT_ON'> | SlowDown | WrongCode;

/** Does something to the signed-in account's second factor once a code of it was given. */
async function withCode<R extends { ok: boolean }>(
  ctx: Ctx,
  code: string,
  work: (tx: Ctx & { db: Transaction }, userId: string) => Promise<R>,
): Promise<R | Refused> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const refused = await spendTry(ctx, 'second-factor', userId);
  if (refused) return refused;
  return withRollback(ctx, async (tx): Promise<R | Refused> => {
    const [on] = await tx.db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isNotNull(users.secondFactorSince)))
      .for('update');
    if (!on) return fail('NOT_ON', 'No second factor is set up.');
    if (!(await takeAnyCode(tx, userId, code))) throw new RollbackWith(wrongCode());
    return work(tx, userId);
  });
}

/** Switches the second factor off, with a code of it or a recovery code. */
export function endSecondFactor({ ctx, input }: { ctx: Ctx; input: { code: string } }) {
  return withCode(ctx, input.code, async (tx, userId): Promise<{ ok: true }> => {
    await tx.db.update(users).set({ secondFactorSince: null }).where(eq(users.id, userId));
    // Who only knew the password still waits for a code; he must not get in by its end.
    await tx.db.delete(sessions).where(and(eq(sessions.userId, userId), isNull(sessions.secondFactorAt)));
    await tx.db.delete(authenticators).where(eq(authenticators.userId, userId));
    await tx.db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await audit(tx, { action: 'user.second_factor_off', subjectType: 'user', subjectId: userId });
    return { ok: true };
  });
}

/** Gives new recovery codes, which are returned once; the old ones are worthless. */
export function replaceRecoveryCodes({ ctx, input }: { ctx: Ctx; input: { code: string } }) {
  return withCode(ctx, input.code, async (tx, userId): Promise<{ ok: true; codes: string[] }> => {
    const codes = await renewRecoveryCodes(tx, userId);
    await audit(tx, { action: 'user.recovery_codes_renewed', subjectType: 'user', subjectId: userId });
    return { ok: true, codes };
  });
}
