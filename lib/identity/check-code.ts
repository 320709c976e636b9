import { and, eq, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { authenticators } from '@/db/schema';
import { type Failure, fail } from '@/lib/result';
import { takeRecoveryCode } from './recovery-codes';
import { stepOf } from './totp';

export type WrongCode = Failure<'WRONG_CODE'> & { fields: { code: string } };

export const wrongCode = (): WrongCode =>
  fail('WRONG_CODE', 'Please check the code.', {
    fields: { code: 'This code is not right, or was used already. Wait for the next one and try again.' },
  });

async function takeStep({ db }: Ctx, key: SQL | undefined, code: string): Promise<boolean> {
  const [found] = await db.select().from(authenticators).where(key);
  const step = found ? stepOf(found.sealedSecret, found.userId, code.replace(/\s/g, '')) : null;
  if (step === null) return false;
  const taken = await db
    .update(authenticators)
    .set({ lastStep: step })
    .where(and(key, lt(authenticators.lastStep, step)))
    .returning({ userId: authenticators.userId });
  return taken.length > 0;
}

const keyOf = (userId: string) => eq(authenticators.userId, userId);

/** Takes the first code of an authenticator that is being set up. */
export const takeFirstCode = (ctx: Ctx, userId: string, code: string): Promise<boolean> =>
  takeStep(ctx, and(keyOf(userId), isNull(authenticators.confirmedAt)), code);

/** Takes a code of the account's authenticator: each once, however many try it at the same moment. */
const takeCode = (ctx: Ctx, userId: string, code: string): Promise<boolean> =>
  takeStep(ctx, and(keyOf(userId), isNotNull(authenticators.confirmedAt)), code);

/** Takes a code of the authenticator, or a recovery code. */
export async function takeAnyCode(
  ctx: Ctx,
  userId: string,
  code: string,
): Promise<'code' | 'recovery' | null> {
  if (/^[\d\s]{6,9}$/.test(code)) return (await takeCode(ctx, userId, code)) ? 'code' : null;
  return (await takeRecoveryCode(ctx, userId, code)) ? 'recovery' : null;
}
