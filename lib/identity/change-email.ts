import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { users } from '@/db/schema';
import type { Failure, Result } from '@/lib/result';
import { checkCurrentPassword, type WrongPassword } from './check-current-password';
import { oweVerification } from './owe-verification';
import type { OweMail } from './owed-mail';
import { type SlowDown, spendTry } from './rate-limits';

type Input = { email: string; currentPassword: string };

/**
 * Begins to change the account's address: it changes when the link in the mail to the new one is used. An address that
 * has another account gets a mail that says so instead; the answer is the same.
 */
export async function changeEmail({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: Input;
  owe: OweMail;
}): Promise<Result<{ email: string }, Failure<'SIGNED_OUT'> | WrongPassword | SlowDown>> {
  const { email } = input;
  const checked = await checkCurrentPassword(ctx, input.currentPassword);
  if (!checked.ok) return checked;
  const refused = await spendTry(ctx, 'mail-to', email);
  if (refused) return refused;
  await withTransaction(ctx, async (tx) => {
    const [owner] = await tx.db.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (owner && owner.id !== checked.userId) {
      await owe({ ctx: tx, input: { kind: 'account_exists', userId: owner.id, toAddress: email, data: {} } });
    } else {
      await oweVerification(tx, { userId: checked.userId, email }, owe);
    }
    await audit(tx, { action: 'user.email_change_asked', subjectType: 'user', subjectId: checked.userId });
  });
  return { ok: true, email };
}
