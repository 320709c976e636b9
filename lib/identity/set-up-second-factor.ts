import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Ctx, withRollback, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { authenticators, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';
import { takeFirstCode, type WrongCode, wrongCode } from './check-code';
import { checkOwner, type NotOwner } from './check-owner';
import { oweFactorMail } from './owe-factor-mail';
import type { OweMail } from './owed-mail';
import { type SlowDown, spendTry } from './rate-limits';
import { switchOn } from './switch-on';
import { newSealedSecret } from './totp';

type Begun = { ok: true } | NotOwner | Failure<'ALREADY_ON'>;

const alreadyOn = () => fail('ALREADY_ON', 'An authenticator is set up already.');

/** Makes a key for the signed-in account's authenticator; it counts for nothing until a code shows that it arrived. */
export async function beginSecondFactor({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { currentPassword: string; sessionId: string };
}): Promise<Begun> {
  const owner = await checkOwner(ctx, input);
  if (!owner.ok) return owner;
  const { userId } = owner;
  return withTransaction(ctx, async (tx): Promise<Begun> => {
    const fresh = { sealedSecret: newSealedSecret(userId), lastStep: 0 };
    const [begun] = await tx.db
      .insert(authenticators)
      .values({ userId, ...fresh })
      .onConflictDoUpdate({
        target: authenticators.userId,
        set: fresh,
        setWhere: isNull(authenticators.confirmedAt),
      })
      .returning({ userId: authenticators.userId });
    return begun ? { ok: true } : alreadyOn();
  });
}

type Confirmed = Result<
  { codes: string[] | null },
  Failure<'SIGNED_OUT' | 'ALREADY_ON'> | SlowDown | WrongCode
>;

/**
 * The key counts from its first code on. Where it is the first of the account it switches the second factor on: `codes`
 * are the recovery codes then, else null.
 */
export async function confirmSecondFactor({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: { code: string; sessionId: string };
  owe: OweMail;
}): Promise<Confirmed> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const refused = await spendTry(ctx, 'second-factor', userId);
  if (refused) return refused;
  return withRollback(ctx, async (tx): Promise<Confirmed> => {
    await tx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
    const open = and(eq(authenticators.userId, userId), isNull(authenticators.confirmedAt));
    if ((await tx.db.$count(authenticators, open)) === 0) return alreadyOn();
    if (!(await takeFirstCode(tx, userId, input.code))) return wrongCode();
    await tx.db.update(authenticators).set({ confirmedAt: sql`now()` }).where(open);
    await audit(tx, { action: 'user.authenticator_added', subjectType: 'user', subjectId: userId });
    await oweFactorMail(tx, owe, { userId, change: 'app_added' });
    return { ok: true, codes: await switchOn(tx, { userId, sessionId: input.sessionId }) };
  });
}
