import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { audit } from '@/db/audit';
import { sessions, users } from '@/db/schema';
import { renewRecoveryCodes } from './recovery-codes';
import { hashSessionId } from './session-cookie';

/**
 * Switches the second factor on in the caller's transaction, with its first authenticator or passkey: this session goes
 * on, every other one ends. Returns the recovery codes, this once; null when it was on already.
 */
export async function switchOn(
  ctx: Ctx,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<string[] | null> {
  const [switched] = await ctx.db
    .update(users)
    .set({ secondFactorSince: sql`now()` })
    .where(and(eq(users.id, userId), isNull(users.secondFactorSince)))
    .returning({ id: users.id });
  if (!switched) return null;
  const mine = hashSessionId(sessionId);
  await ctx.db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.idHash, mine)));
  await ctx.db.update(sessions).set({ secondFactorAt: sql`now()` }).where(eq(sessions.idHash, mine));
  await audit(ctx, { action: 'user.second_factor_on', subjectType: 'user', subjectId: userId });
  return renewRecoveryCodes(ctx, userId);
}
