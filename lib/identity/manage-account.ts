import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { sessions, users } from '@/db/schema';
import { type Failure, fail, type Result } from '@/lib/result';

type Managed = Result<{ userId: string }, Failure<'NOT_FOUND'>>;

const notFound = () => fail('NOT_FOUND', 'There is no such account.');

/** Bans an account: it can no longer sign in and its open sessions end. Staff only; to others it does not exist. */
export async function disableAccount({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { userId: string };
}): Promise<Managed> {
  return asStaff(ctx, input.userId, 'user.disabled', (tx) =>
    tx.db
      .update(users)
      .set({ disabledAt: sql`now()` })
      .where(and(eq(users.id, input.userId), isNull(users.disabledAt)))
      .returning({ id: users.id }),
  );
}

/** Makes an account staff or takes that away. Its sessions end, so that no old id carries new power. Staff only. */
export async function setSiteRole({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { userId: string; role: 'fan' | 'staff' };
}): Promise<Managed> {
  return asStaff(ctx, input.userId, `user.made_${input.role}`, (tx) =>
    tx.db
      .update(users)
      .set({ role: input.role })
      .where(and(eq(users.id, input.userId), ne(users.role, input.role)))
      .returning({ id: users.id }),
  );
}

function asStaff(
  ctx: Ctx,
  userId: string,
  action: string,
  change: (tx: Ctx) => Promise<unknown[]>,
): Promise<Managed> {
  if (ctx.actor.kind !== 'staff') return Promise.resolve(notFound());
  return withTransaction(ctx, async (tx): Promise<Managed> => {
    const changed = await change(tx);
    if (changed.length === 0) return notFound();
    await tx.db.delete(sessions).where(eq(sessions.userId, userId));
    await audit(tx, { action, subjectType: 'user', subjectId: userId });
    return { ok: true, userId };
  });
}
