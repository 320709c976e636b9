import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';

/** Changes the signed-in account's name; nothing else of an account can be set this way. */
export async function updateProfile({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { name: string };
}): Promise<Result<{ name: string }, Failure<'SIGNED_OUT'>>> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  await withTransaction(ctx, async (tx) => {
    await tx.db.update(users).set({ name: input.name }).where(eq(users.id, userId));
    await audit(tx, { action: 'user.profile_changed', subjectType: 'user', subjectId: userId });
  });
  return { ok: true, name: input.name };
}
