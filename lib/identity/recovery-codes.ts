import { createHash, randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { recoveryCodes } from '@/db/schema';

const count = 10;
/** Crockford's base 32: no letters that look alike. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const newCode = () => {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
};

/** As it is compared: typed with other letters, spaces or hyphens it is the same code. */
const normalize = (code: string) =>
  code.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');

// 60 random bits need no slow hash; the account's id keeps equal codes apart.
const hashCode = (userId: string, code: string) =>
  createHash('sha256')
    .update(`${userId} ${normalize(code)}`)
    .digest('hex');

/** Replaces an account's recovery codes, in the caller's transaction; the codes themselves are returned once. */
export async function renewRecoveryCodes({ db }: Ctx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode);
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await db.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashCode(userId, code) })));
  return codes;
}

/** Uses a recovery code up: of any number of tries, one gets true. */
export async function takeRecoveryCode({ db }: Ctx, userId: string, code: string): Promise<boolean> {
  const used = await db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashCode(userId, code))))
    .returning({ userId: recoveryCodes.userId });
  return used.length > 0;
}
