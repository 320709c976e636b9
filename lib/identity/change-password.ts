import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { sessions, users } from '@/db/schema';
import { type Failure, fail, type Result } from '@/lib/result';
import { checkCurrentPassword, type WrongPassword } from './check-current-password';
import type { OweMail } from './owed-mail';
import { passwordProblem } from './password-rules';
import { hashPassword } from './passwords';
import type { SlowDown } from './rate-limits';
import { type WeakPassword, weakPassword } from './sign-up';
import { startSession } from './start-session';

type Input = { currentPassword: string; newPassword: string; userAgent: string | null };
type Changed = Result<{ sessionId: string }, Failure<'SIGNED_OUT'> | WrongPassword | WeakPassword | SlowDown>;

/** Changes the password of the signed-in account. Ends all its sessions and opens a new one for this browser. */
export async function changePassword({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: Input;
  owe: OweMail;
}): Promise<Changed> {
  const checked = await checkCurrentPassword(ctx, input.currentPassword);
  if (!checked.ok) return checked;
  const { userId, email, name, passwordHash: oldHash } = checked;
  const problem = passwordProblem(input.newPassword, [email, name]);
  if (problem) return weakPassword('newPassword', problem);
  const passwordHash = await hashPassword(input.newPassword);

  const session = await withTransaction(ctx, async (tx) => {
    const [user] = await tx.db
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, userId), eq(users.passwordHash, oldHash)))
      .returning({ id: users.id });
    if (!user) return null;
    await tx.db.delete(sessions).where(eq(sessions.userId, userId));
    await audit(tx, { action: 'user.password_changed', subjectType: 'user', subjectId: userId });
    await owe({ ctx: tx, input: { kind: 'password_changed', userId, toAddress: email, data: {} } });
    const { userAgent } = input;
    return startSession(tx, { userId, passwordHash, userAgent, passedSecondFactor: true });
  });
  return session
    ? { ok: true, ...session }
    : fail('SIGNED_OUT', 'The password was changed elsewhere. Please sign in.');
}
