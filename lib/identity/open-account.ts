import type { Ctx } from '@/db';
import { audit } from '@/db/audit';
import { users } from '@/db/schema';
import { newId } from '@/lib/ids';

type Input = { email: string; name: string; passwordHash: string };

/**
 * Opens an account whose address is proven already, by a link that was mailed to it; in the caller's transaction. Null
 * when the address has an account.
 */
export async function openAccount(ctx: Ctx, input: Input): Promise<{ userId: string } | null> {
  const [created] = await ctx.db
    .insert(users)
    .values({ id: newId(), emailVerifiedAt: new Date(), ...input })
    .onConflictDoNothing({ target: users.email })
    .returning({ userId: users.id });
  if (!created) return null;
  await audit(ctx, { action: 'user.signed_up', subjectType: 'user', subjectId: created.userId });
  return created;
}
