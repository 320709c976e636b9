import { lt, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { identityTokens, sessions } from '@/db/schema';

/** Removes sessions and links that are past their time; both are worthless already. Returns how many went. */
export async function sweepIdentity({ ctx }: { ctx: Ctx }): Promise<{ sessions: number; tokens: number }> {
  const endedSessions = await ctx.db
    .delete(sessions)
    .where(lt(sessions.expiresAt, sql`now()`))
    .returning({ id: sessions.idHash });
  const endedTokens = await ctx.db
    .delete(identityTokens)
    .where(lt(identityTokens.expiresAt, sql`now() - interval '7 days'`))
    .returning({ id: identityTokens.tokenHash });
  return { sessions: endedSessions.length, tokens: endedTokens.length };
}
