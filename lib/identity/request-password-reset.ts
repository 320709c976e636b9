import { and, eq, isNull } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { users } from '@/db/schema';
import type { Result } from '@/lib/result';
import type { Client } from './client';
import { sealMailToken } from './mail-token';
import type { OweMail } from './owed-mail';
import { type SlowDown, spendTry } from './rate-limits';
import { takeAtLeast } from './take-at-least';
import { issueToken } from './tokens';

type Input = { email: string; client: Client };

/**
 * Owes the mail with the link for a new password. The answer, and its time, are the same for an address that has no
 * account, or that got too many of these mails already.
 */
export async function requestPasswordReset({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: Input;
  owe: OweMail;
}): Promise<Result<{ email: string }, SlowDown>> {
  const { email, client } = input;
  const refused = await spendTry(ctx, 'mail-address', client.address);
  if (refused) return refused;
  await takeAtLeast(300, async () => {
    const mayMail = (await spendTry(ctx, 'reset-mail-to', email)) === null;
    const [user] = await ctx.db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)));
    if (!user || !mayMail) return;
    await withTransaction(ctx, async (tx) => {
      const token = await issueToken(tx, { userId: user.id, purpose: 'reset_password', email });
      const data = { sealedToken: sealMailToken(token, user.id) };
      await owe({ ctx: tx, input: { kind: 'password_reset', userId: user.id, toAddress: email, data } });
    });
  });
  return { ok: true, email };
}
