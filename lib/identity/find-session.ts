import { and, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { sessions, users } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { hashSessionId } from './session-cookie';

type SignedIn = Extract<Actor, { kind: 'fan' | 'staff' }>;

/**
 * Who a session belongs to, or null when it was revoked, has expired, its account is disabled, or wants a second factor
 * that was not given yet. Asked at every
 * request, so that a revocation holds from the next one. Notes the visit, at most every ten minutes.
 */
export async function findSession(db: Ctx['db'], sessionId: string): Promise<SignedIn | null> {
  const idHash = hashSessionId(sessionId);
  const [row] = await db
    .select({
      userId: users.id,
      email: users.email,
      role: users.role,
      emailVerifiedAt: users.emailVerifiedAt,
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '10 minutes'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.idHash, idHash),
        gt(sessions.expiresAt, sql`now()`),
        isNull(users.disabledAt),
        or(isNull(users.secondFactorSince), isNotNull(sessions.secondFactorAt)),
      ),
    );
  if (!row) return null;
  if (row.isStale) {
    await db
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(and(eq(sessions.idHash, idHash), lt(sessions.lastSeenAt, sql`now() - interval '10 minutes'`)));
  }
  const { userId, email } = row;
  return row.role === 'staff'
    ? { kind: 'staff', userId, email }
    : { kind: 'fan', userId, email, emailVerified: row.emailVerifiedAt !== null };
}
