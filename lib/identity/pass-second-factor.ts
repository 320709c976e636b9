import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Ctx, withRollback } from '@/db';
import { audit } from '@/db/audit';
import { sessions, users } from '@/db/schema';
import { RollbackWith } from '@/lib/errors';
import { type Failure, fail, type Result } from '@/lib/result';
import { openProof, type Proof, takeProof, type WrongProof, wrongProof } from './check-proof';
import { clearTries, type SlowDown, spendTry } from './rate-limits';
import { hashSessionId } from './session-cookie';

/** Minutes between the password and the second step. */
const patience = 15;

type Waiting = { userId: string; email: string };

/** Whose second step a session waits for: the password was right, and the account wants more. Null for every other session. */
export async function findWaitingSession(
  { db }: Pick<Ctx, 'db'>,
  sessionId: string,
): Promise<Waiting | null> {
  const [row] = await db
    .select({ userId: users.id, email: users.email })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.idHash, hashSessionId(sessionId)),
        isNull(sessions.secondFactorAt),
        gt(sessions.expiresAt, sql`now()`),
        gt(sessions.createdAt, sql`now() - make_interval(mins => ${patience})`),
        isNotNull(users.secondFactorSince),
        isNull(users.disabledAt),
      ),
    );
  return row ?? null;
}

type Passed = Result<Waiting & { usedRecoveryCode: boolean }, Failure<'SIGNED_OUT'> | SlowDown | WrongProof>;

/**
 * Makes a waiting session the account's, with a passkey, a code of the authenticator or a recovery code. Ten tries in a
 * quarter of an hour.
 */
export async function passSecondFactor({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { sessionId: string; proof: Proof };
}): Promise<Passed> {
  const waiting = await findWaitingSession(ctx, input.sessionId);
  if (!waiting) return fail('SIGNED_OUT', 'That took too long. Please sign in again.');
  const refused = await spendTry(ctx, 'second-factor', waiting.userId);
  if (refused) return refused;
  const proof = await openProof(ctx, input.sessionId, input.proof);
  const passed = await withRollback(ctx, async (tx): Promise<Passed> => {
    const by = await takeProof(tx, waiting.userId, proof);
    if (!by) return wrongProof(input.proof);
    const [opened] = await tx.db
      .update(sessions)
      .set({ secondFactorAt: sql`now()` })
      .where(and(eq(sessions.idHash, hashSessionId(input.sessionId)), isNull(sessions.secondFactorAt)))
      .returning({ idHash: sessions.idHash });
    if (!opened) throw new RollbackWith(fail('SIGNED_OUT', 'That took too long. Please sign in again.'));
    const subject = { subjectType: 'user', subjectId: waiting.userId };
    await audit(tx, { action: 'session.second_factor_passed', ...subject, details: { by } });
    return { ok: true, ...waiting, usedRecoveryCode: by === 'recovery' };
  });
  if (passed.ok) await clearTries(ctx, 'second-factor', waiting.userId);
  return passed;
}
