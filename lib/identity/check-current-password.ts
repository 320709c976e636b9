import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';
import { verifyPassword } from './passwords';
import { clearTries, type SlowDown, spendTry } from './rate-limits';

export type WrongPassword = Failure<'WRONG_PASSWORD'> & { fields: Record<string, string> };

type Checked = { userId: string; email: string; name: string; passwordHash: string };

/** Asks the signed-in account for its password again, with a bounded number of tries. */
export async function checkCurrentPassword(
  ctx: Ctx,
  password: string,
): Promise<Result<Checked, Failure<'SIGNED_OUT'> | WrongPassword | SlowDown>> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const refused = await spendTry(ctx, 'password-check', userId);
  if (refused) return refused;
  const [user] = await ctx.db
    .select({ email: users.email, name: users.name, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  const matches = await verifyPassword(user?.passwordHash, password);
  if (!matches || !user?.passwordHash) {
    const fields = { currentPassword: 'This is not your current password.' };
    return fail('WRONG_PASSWORD', 'Please check the marked fields.', { fields });
  }
  await clearTries(ctx, 'password-check', userId);
  return { ok: true, userId, email: user.email, name: user.name, passwordHash: user.passwordHash };
}
