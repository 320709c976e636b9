import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { type Ctx, withRollback, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { authenticators, sessions, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { type Failure, fail, type Result } from '@/lib/result';
import { takeCode, type WrongCode, wrongCode } from './check-code';
import { checkCurrentPassword, type WrongPassword } from './check-current-password';
import { type SlowDown, spendTry } from './rate-limits';
import { renewRecoveryCodes } from './recovery-codes';
import { hashSessionId } from './session-cookie';
import { newSealedSecret } from './totp';

type SignedOut = Failure<'SIGNED_OUT'>;
type Begun = { ok: true } | SignedOut | WrongPassword | SlowDown | Failure<'UNVERIFIED' | 'ALREADY_ON'>;

/** Makes a key for the signed-in account's authenticator; it counts for nothing until a code shows that it arrived. */
export async function beginSecondFactor({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { currentPassword: string };
}): Promise<Begun> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const [user] = await ctx.db
    .select({ hasPassword: sql<boolean>`${users.passwordHash} is not null`, verified: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, userId));
  if (!user?.verified) return fail('UNVERIFIED', 'Verify your e-mail address first.');
  if (user.hasPassword) {
    const checked = await checkCurrentPassword(ctx, input.currentPassword);
    if (!checked.ok) return checked;
  }
  return withTransaction(ctx, async (tx): Promise<Begun> => {
    const off = and(eq(users.id, userId), isNull(users.secondFactorSince));
    const [locked] = await tx.db.select({ id: users.id }).from(users).where(off).for('update');
    if (!locked) return fail('ALREADY_ON', 'A second factor is set up already.');
    const fresh = { sealedSecret: newSealedSecret(userId), lastStep: 0 };
    await tx.db
      .insert(authenticators)
      .values({ userId, ...fresh })
      .onConflictDoUpdate({ target: authenticators.userId, set: fresh });
    return { ok: true };
  });
}

type Confirmed = Result<{ codes: string[] }, SignedOut | SlowDown | WrongCode | Failure<'ALREADY_ON'>>;

/**
 * Switches the second factor on with the first code of the new key. This session goes on, every other one ends. The
 * recovery codes are returned once.
 */
export async function confirmSecondFactor({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { code: string; sessionId: string };
}): Promise<Confirmed> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const refused = await spendTry(ctx, 'second-factor', userId);
  if (refused) return refused;
  return withRollback(ctx, async (tx): Promise<Confirmed> => {
    const [switched] = await tx.db
      .update(users)
      .set({ secondFactorSince: sql`now()` })
      .where(and(eq(users.id, userId), isNull(users.secondFactorSince)))
      .returning({ id: users.id });
    if (!switched) return fail('ALREADY_ON', 'A second factor is set up already.');
    if (!(await takeCode(tx, userId, input.code))) throw new RollbackWith(wrongCode());
    const mine = hashSessionId(input.sessionId);
    await tx.db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.idHash, mine)));
    await tx.db.update(sessions).set({ secondFactorAt: sql`now()` }).where(eq(sessions.idHash, mine));
    const codes = await renewRecoveryCodes(tx, userId);
    await audit(tx, { action: 'user.second_factor_on', subjectType: 'user', subjectId: userId });
    return { ok: true, codes };
  });
}
