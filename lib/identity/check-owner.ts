import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';
import { checkCurrentPassword, type WrongPassword } from './check-current-password';
import type { SlowDown } from './rate-limits';

type Owner = { userId: string; email: string; name: string };

export type NotOwner = Failure<'SIGNED_OUT' | 'UNVERIFIED'> | WrongPassword | SlowDown;

/** Asks the signed-in account, whose address must be verified, for its password again where it has one. */
export async function checkOwner(ctx: Ctx, currentPassword: string): Promise<Result<Owner, NotOwner>> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!user?.emailVerifiedAt) return fail('UNVERIFIED', 'Verify your e-mail address first.');
  if (user.passwordHash !== null) {
    const checked = await checkCurrentPassword(ctx, currentPassword);
    if (!checked.ok) return checked;
  }
  return { ok: true, userId, email: user.email, name: user.name };
}
