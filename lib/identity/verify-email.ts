import { and, eq, ne, sql } from 'drizzle-orm';
import { type Ctx, withRollback } from '@/db';
import { audit } from '@/db/audit';
import { users } from '@/db/schema';
import { RollbackWith } from '@/lib/errors';
import { type Failure, fail, type Result } from '@/lib/result';
import { consumeToken, endTokens } from './tokens';

type Verified = Result<{ userId: string; email: string }, Failure<'LINK_DEAD' | 'ADDRESS_TAKEN'>>;

/**
 * Uses a verification link up: the address it was sent to is proven to be the account's, and becomes the account's
 * address when it is a new one. Works once, within its time.
 */
export async function verifyEmail({ ctx, input }: { ctx: Ctx; input: { token: string } }): Promise<Verified> {
  return withRollback(ctx, async (tx): Promise<Verified> => {
    const subject = await consumeToken(tx, input.token, 'verify_email');
    if (!subject) return fail('LINK_DEAD', 'This link was used before or is too old.');
    const { userId, email } = subject;
    const isFree = sql`not exists (select 1 from users other where other.email = ${email} and other.id <> ${userId})`;
    const [changed] = await tx.db
      .update(users)
      .set({ email, emailVerifiedAt: sql`now()` })
      .where(and(eq(users.id, userId), ne(users.email, email), isFree))
      .returning({ id: users.id });
    // Links for passwords went to the old address.
    if (changed) await endTokens(tx, userId, 'reset_password');
    const [verified] = await tx.db
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(and(eq(users.id, userId), eq(users.email, email)))
      .returning({ id: users.id });
    if (!verified) {
      throw new RollbackWith(fail('ADDRESS_TAKEN', 'This address belongs to another account by now.'));
    }
    const details = { changed: Boolean(changed) };
    await audit(tx, { action: 'user.email_verified', subjectType: 'user', subjectId: userId, details });
    return { ok: true, userId, email };
  });
}
