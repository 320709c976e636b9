import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { sessions, users } from '@/db/schema';
import { hashSessionId, newSessionId, sessionSeconds } from './session-cookie';

type Input = {
  userId: string;
  /** The hash that the password was checked against; null for an entry without a password. */
  passwordHash: string | null;
  userAgent: string | null;
  /** The session that this browser had before; it ends, so that nobody who planted its cookie gets in. */
  replaces?: string | null;
  /** The caller's session, which this one replaces, had passed the second factor. */
  passedSecondFactor?: boolean;
};

/**
 * Opens a session with a fresh id, in the caller's transaction. Null when the account was disabled, or got another
 * password since the check: the row lock makes a reset either wait and end this session too, or be seen here.
 */
export async function startSession(ctx: Ctx, input: Input): Promise<{ sessionId: string } | null> {
  const { userId, passwordHash, userAgent, replaces, passedSecondFactor = false } = input;
  const unchanged = passwordHash === null ? undefined : eq(users.passwordHash, passwordHash);
  const [user] = await ctx.db
    .select({ role: users.role })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt), unchanged))
    .for('share');
  if (!user) return null;
  if (replaces) await ctx.db.delete(sessions).where(eq(sessions.idHash, hashSessionId(replaces)));
  await ctx.db.delete(sessions).where(and(eq(sessions.userId, userId), lt(sessions.expiresAt, sql`now()`)));
  const sessionId = newSessionId();
  await ctx.db.insert(sessions).values({
    idHash: hashSessionId(sessionId),
    userId,
    userAgent: userAgent?.slice(0, 300) ?? null,
    expiresAt: sql`now() + make_interval(secs => ${sessionSeconds[user.role]})`,
    secondFactorAt: passedSecondFactor ? sql`now()` : null,
  });
  return { sessionId };
}
