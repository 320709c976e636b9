import { lt, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { identityTokens, passkeyChallenges, sessions } from '@/db/schema';

/** Removes sessions, links and challenges that are past their time; all are worthless already. Returns how many went. */
export async function sweepIdentity({ ctx }: { ctx: Ctx }): Promise<{ sessions: number; tokens: number }> {
  const endedSessions = await ctx.db
    .delete(sessions)
    .where(lt(sessions.expiresAt, sql`now()`))
    .returning({ id: sessions.idHash });
  const endedTokens = await ctx.db
    .delete(identityTokens)
    .where(lt(identityTokens.expiresAt, sql`now() - interval '7 days'`))
    .returning({ id: identityTokens.tokenHash });
  await ctx.db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, sql`now()`));
  return { sessions: endedSessions.length, tokens: endedTokens.length };
}
