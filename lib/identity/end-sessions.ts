import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { sessions } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { hashSessionId } from './session-cookie';

/** Ends one session by its id; the cookie that carries it is worthless from the next request. */
export async function signOut({ ctx, input }: { ctx: Ctx; input: { sessionId: string } }): Promise<void> {
  await ctx.db.delete(sessions).where(eq(sessions.idHash, hashSessionId(input.sessionId)));
}

/** Ends every session of the signed-in account, this one too. */
export async function signOutEverywhere({ ctx }: { ctx: Ctx }): Promise<{ ok: true; ended: number }> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return { ok: true, ended: 0 };
  return withTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .delete(sessions)
      .where(eq(sessions.userId, userId))
      .returning({ id: sessions.idHash });
    const details = { ended: ended.length };
    await audit(tx, { action: 'sessions.ended', subjectType: 'user', subjectId: userId, details });
    return { ok: true, ended: ended.length };
  });
}

/** Ends one session of the signed-in account, named by the digest that its list shows. Another's is not found. */
export async function revokeSession({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { session: string };
}): Promise<{ ok: true }> {
  const userId = userIdOf(ctx.actor);
  if (userId) {
    await ctx.db.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.idHash, input.session)));
  }
  return { ok: true };
}
