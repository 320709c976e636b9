import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { authenticators, passkeys } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail } from '@/lib/result';
import { type Proof, type Unproved, withProof } from './check-proof';
import { oweFactorMail } from './owe-factor-mail';
import type { OweMail } from './owed-mail';

const noSuchPasskey = () => fail('NOT_FOUND', 'This passkey is not there any more.');

/** Calls a passkey of the signed-in account something else. */
export async function renamePasskey({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { passkeyId: string; name: string };
}): Promise<{ ok: true } | Failure<'NOT_FOUND'>> {
  const { passkeyId, name } = input;
  const userId = userIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000';
  return withTransaction(ctx, async (tx) => {
    const [renamed] = await tx.db
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId)))
      .returning({ id: passkeys.id });
    if (!renamed) return noSuchPasskey();
    const details = { passkey: passkeyId };
    await audit(tx, { action: 'user.passkey_renamed', subjectType: 'user', subjectId: userId, details });
    return { ok: true };
  });
}

type Removed = { ok: true } | Unproved | Failure<'NOT_FOUND' | 'LAST_ONE'>;

/** Takes a passkey, or the authenticator app, from the account. The last one goes only by switching the second factor off. */
export function removeFactor({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: { sessionId: string; factor: string; proof: Proof };
  owe: OweMail;
}): Promise<Removed> {
  const { factor } = input;
  const isApp = factor === 'app';
  return withProof(ctx, input, async (tx, userId): Promise<Removed> => {
    const mine = eq(passkeys.userId, userId);
    const otherKeys = and(mine, isNull(passkeys.distrustedAt), isApp ? undefined : ne(passkeys.id, factor));
    const app = and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt));
    const left =
      (await tx.db.$count(passkeys, otherKeys)) + (isApp ? 0 : await tx.db.$count(authenticators, app));
    if (left === 0) {
      return fail('LAST_ONE', 'This is the only one. Add another first, or switch the second factor off.');
    }
    const removed = isApp
      ? await tx.db.delete(authenticators).where(app).returning({ id: authenticators.userId })
      : await tx.db
          .delete(passkeys)
          .where(and(mine, eq(passkeys.id, factor)))
          .returning({ id: passkeys.id });
    if (removed.length === 0) return noSuchPasskey();
    const subject = { subjectType: 'user', subjectId: userId };
    const action = isApp ? 'user.authenticator_removed' : 'user.passkey_removed';
    await audit(tx, { action, ...subject, details: isApp ? {} : { passkey: factor } });
    await oweFactorMail(tx, owe, { userId, change: isApp ? 'app_removed' : 'passkey_removed' });
    return { ok: true };
  });
}
