import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { users } from '@/db/schema';
import type { FactorChange, OweMail } from './owed-mail';

/** Tells the account's owner, in the caller's transaction, what became of his second factor. */
export async function oweFactorMail(
  tx: Ctx,
  owe: OweMail,
  { userId, change }: { userId: string; change: FactorChange },
): Promise<void> {
  const [user] = await tx.db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (!user) return;
  const input = {
    kind: 'second_factor_changed',
    userId,
    toAddress: user.email,
    data: { change },
  } as const;
  await owe({ ctx: tx, input });
}
