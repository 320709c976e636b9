import { and, eq, isNull } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';
import { oweVerification } from './owe-verification';
import type { OweMail } from './owed-mail';
import { type SlowDown, spendTry } from './rate-limits';

/** Owes the signed-in account another verification mail. Says so when the address is verified already. */
export async function resendVerification({
  ctx,
  owe,
}: {
  ctx: Ctx;
  owe: OweMail;
}): Promise<Result<{ email: string }, SlowDown | Failure<'ALREADY_VERIFIED' | 'SIGNED_OUT'>>> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const [user] = await ctx.db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)));
  if (!user) return fail('ALREADY_VERIFIED', 'This address is verified already.');
  const refused = await spendTry(ctx, 'mail-to', user.email);
  if (refused) return refused;
  await withTransaction(ctx, (tx) => oweVerification(tx, { userId, email: user.email }, owe));
  return { ok: true, email: user.email };
}
