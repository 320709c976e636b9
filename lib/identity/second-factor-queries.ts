import 'server-only';
import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { authenticators, recoveryCodes, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { currentSessionId } from './current';
import { findWaitingSession } from './pass-second-factor';
import { describeSecret } from './totp';

export type SecondFactorView =
  | { state: 'off' }
  | { state: 'begun'; uri: string; key: string }
  | { state: 'on'; since: string; codesLeft: number };

/** The second factor of the signed-in account; the key only until it is confirmed. */
export async function getSecondFactor(ctx: Ctx): Promise<SecondFactorView> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return { state: 'off' };
  const [row] = await ctx.db
    .select({
      email: users.email,
      since: users.secondFactorSince,
      sealedSecret: authenticators.sealedSecret,
    })
    .from(users)
    .leftJoin(authenticators, eq(authenticators.userId, users.id))
    .where(eq(users.id, userId));
  if (row?.since) {
    const codesLeft = await ctx.db.$count(recoveryCodes, eq(recoveryCodes.userId, userId));
    return { state: 'on', since: row.since.toISOString(), codesLeft };
  }
  return row?.sealedSecret
    ? { state: 'begun', ...describeSecret(row.sealedSecret, userId, row.email) }
    : { state: 'off' };
}

/** The address for which this browser gave the password, when its sign-in waits for the code; else null. */
export async function waitingSignIn(ctx: Ctx): Promise<string | null> {
  const sessionId = await currentSessionId();
  return (sessionId && (await findWaitingSession(ctx, sessionId))?.email) || null;
}
