import 'server-only';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { sessions, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { describeBrowser } from './describe-browser';
import { hashSessionId } from './session-cookie';

export type AccountView = {
  name: string;
  email: string;
  emailVerified: boolean;
  hasPassword: boolean;
  createdAt: string;
};

/** The signed-in account, or null. */
export async function getAccount(ctx: Ctx): Promise<AccountView | null> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return null;
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!user) return null;
  return {
    name: user.name,
    email: user.email,
    emailVerified: user.emailVerifiedAt !== null,
    hasPassword: user.passwordHash !== null,
    createdAt: user.createdAt.toISOString(),
  };
}

export type SessionView = {
  key: string;
  browser: string;
  startedAt: string;
  lastSeenAt: string;
  isThisOne: boolean;
};

/** The open sessions of the signed-in account, this browser's first. */
export async function listSessions(ctx: Ctx, currentId: string | null): Promise<SessionView[]> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return [];
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(100);
  const current = currentId ? hashSessionId(currentId) : null;
  return rows
    .map((row) => ({
      key: row.idHash,
      browser: describeBrowser(row.userAgent),
      startedAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      isThisOne: row.idHash === current,
    }))
    .sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
}
