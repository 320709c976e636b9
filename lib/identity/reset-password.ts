import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { sessions, users } from '@/db/schema';
import { type Failure, fail, type Result } from '@/lib/result';
import type { OweMail } from './owed-mail';
import { passwordProblem } from './password-rules';
import { hashPassword } from './passwords';
import { clearTries } from './rate-limits';
import { type WeakPassword, weakPassword } from './sign-up';
import { consumeToken, peekToken } from './tokens';

type Input = { token: string; password: string };
type Reset = Result<{ email: string }, Failure<'LINK_DEAD'> | WeakPassword>;

const deadLink = () => fail('LINK_DEAD', 'This link was used before or is too old. Ask for a new one.');

/**
 * Sets a new password through a link from a mail: once, within its time, however many try at the same moment. Ends
 * every session of the account, and proves the address. A weak password leaves the link usable.
 */
export async function resetPassword({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: Input;
  owe: OweMail;
}): Promise<Reset> {
  const subject = await peekToken(ctx, input.token, 'reset_password');
  if (!subject) return deadLink();
  const problem = passwordProblem(input.password, [subject.email]);
  if (problem) return weakPassword('password', problem);
  const passwordHash = await hashPassword(input.password);

  const done = await withTransaction(ctx, async (tx) => {
    const used = await consumeToken(tx, input.token, 'reset_password');
    if (!used) return false;
    const [user] = await tx.db
      .update(users)
      .set({ passwordHash, emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(and(eq(users.id, used.userId), eq(users.email, used.email), isNull(users.disabledAt)))
      .returning({ id: users.id });
    if (!user) return false;
    await tx.db.delete(sessions).where(eq(sessions.userId, user.id));
    await audit(tx, { action: 'user.password_reset', subjectType: 'user', subjectId: user.id });
    await owe({
      ctx: tx,
      input: { kind: 'password_changed', userId: user.id, toAddress: used.email, data: {} },
    });
    return true;
  });
  if (!done) return deadLink();
  // Whoever reads the mailbox gets in, however often strangers guessed.
  await clearTries(ctx, 'sign-in-account', subject.email);
  return { ok: true, email: subject.email };
}
