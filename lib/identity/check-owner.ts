import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { sessions, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';
import { checkCurrentPassword, type WrongPassword } from './check-current-password';
import type { SlowDown } from './rate-limits';
import { hashSessionId } from './session-cookie';

type Owner = { userId: string; email: string; name: string };

export type NotOwner = Failure<'SIGNED_OUT' | 'UNVERIFIED' | 'LONG_AGO'> | WrongPassword | SlowDown;

/**
 * Asks the signed-in account, whose address must be verified, for its password again. One that has none and a second
 * factor must have given that within ten minutes: a cookie that was stolen adds no further factor.
 */
export async function checkOwner(
  ctx: Ctx,
  { currentPassword, sessionId }: { currentPassword: string; sessionId: string },
): Promise<Result<Owner, NotOwner>> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!user?.emailVerifiedAt) return fail('UNVERIFIED', 'Verify your e-mail address first.');
  if (user.passwordHash !== null) {
    const checked = await checkCurrentPassword(ctx, currentPassword);
    if (!checked.ok) return checked;
  } else if (user.secondFactorSince && !(await provedLately(ctx, userId, sessionId))) {
    return fail(
      'LONG_AGO',
      'Sign out and in again with your second factor, then add this within ten minutes.',
    );
  }
  return { ok: true, userId, email: user.email, name: user.name };
}

async function provedLately({ db }: Ctx, userId: string, sessionId: string): Promise<boolean> {
  const lately = gt(sessions.secondFactorAt, sql`now() - interval '10 minutes'`);
  const own = and(eq(sessions.idHash, hashSessionId(sessionId)), eq(sessions.userId, userId));
  return (await db.$count(sessions, and(own, lately))) === 1;
}
