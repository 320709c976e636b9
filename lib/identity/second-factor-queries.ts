import 'server-only';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { authenticators, passkeys, recoveryCodes, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { currentSessionId } from './current';
import { findWaitingSession } from './pass-second-factor';
import { describeSecret } from './totp';

export type PasskeyView = {
  id: string;
  name: string;
  addedAt: string;
  lastUsedAt: string | null;
  isDistrusted: boolean;
};

type SecondFactorView = {
  /** When it came on; null while it is off. */
  since: string | null;
  codesLeft: number;
  /** The key only until it is confirmed. */
  app: { state: 'off' | 'on' } | { state: 'begun'; uri: string; key: string };
  passkeys: PasskeyView[];
};

/** The second factor of the signed-in account. */
export async function getSecondFactor(ctx: Ctx): Promise<SecondFactorView> {
  const userId = userIdOf(ctx.actor);
  const nothing: SecondFactorView = { since: null, codesLeft: 0, app: { state: 'off' }, passkeys: [] };
  if (!userId) return nothing;
  const [[user], [app], keys, codesLeft] = await Promise.all([
    ctx.db
      .select({ email: users.email, since: users.secondFactorSince })
      .from(users)
      .where(eq(users.id, userId)),
    ctx.db.select().from(authenticators).where(eq(authenticators.userId, userId)),
    ctx.db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.createdAt)),
    ctx.db.$count(recoveryCodes, eq(recoveryCodes.userId, userId)),
  ]);
  if (!user) return nothing;
  const begun = app && !app.confirmedAt ? describeSecret(app.sealedSecret, userId, user.email) : null;
  return {
    since: user.since?.toISOString() ?? null,
    codesLeft,
    app: begun ? { state: 'begun', ...begun } : { state: app ? 'on' : 'off' },
    passkeys: keys.map((key) => ({
      id: key.id,
      name: key.name,
      addedAt: key.createdAt.toISOString(),
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      isDistrusted: key.distrustedAt !== null,
    })),
  };
}

type WaitingView = { email: string; hasApp: boolean; hasPasskey: boolean };

/** Whose password this browser gave when its sign-in waits for the second step, and by what it can be done; else null. */
export async function waitingSignIn(ctx: Ctx): Promise<WaitingView | null> {
  const sessionId = await currentSessionId();
  const waiting = sessionId ? await findWaitingSession(ctx, sessionId) : null;
  if (!waiting) return null;
  const { userId, email } = waiting;
  const usable = and(eq(passkeys.userId, userId), isNull(passkeys.distrustedAt));
  const confirmed = and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt));
  const [apps, keys] = await Promise.all([
    ctx.db.$count(authenticators, confirmed),
    ctx.db.$count(passkeys, usable),
  ]);
  return { email, hasApp: apps > 0, hasPasskey: keys > 0 };
}
