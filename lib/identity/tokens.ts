import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { identityTokens, type tokenPurpose } from '@/db/schema';
import { linkMinutes } from './input';

type TokenPurpose = (typeof tokenPurpose.enumValues)[number];

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** Makes a single-use token for a mail to `email`. Only its SHA-256 is kept; the token itself is returned once. */
export async function issueToken(
  ctx: Ctx,
  { userId, purpose, email }: { userId: string; purpose: TokenPurpose; email: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await ctx.db.insert(identityTokens).values({
    tokenHash: hashToken(token),
    userId,
    purpose,
    email,
    expiresAt: sql`now() + make_interval(mins => ${linkMinutes[purpose]})`,
  });
  return token;
}

const isLive = (token: string, purpose: TokenPurpose) =>
  and(
    eq(identityTokens.tokenHash, hashToken(token)),
    eq(identityTokens.purpose, purpose),
    isNull(identityTokens.usedAt),
    gt(identityTokens.expiresAt, sql`now()`),
  );

type TokenSubject = { userId: string; email: string };

/** Whom a token is for, without using it up; null for one that is unknown, used or late. */
export async function peekToken(
  ctx: Ctx,
  token: string,
  purpose: TokenPurpose,
): Promise<TokenSubject | null> {
  const [row] = await ctx.db
    .select({ userId: identityTokens.userId, email: identityTokens.email })
    .from(identityTokens)
    .where(isLive(token, purpose));
  return row ?? null;
}

/**
 * Uses a token up, in the caller's transaction: of any number of tries, one gets the subject, the others null. The
 * account's other tokens of the same purpose end with it.
 */
export async function consumeToken(
  ctx: Ctx,
  token: string,
  purpose: TokenPurpose,
): Promise<TokenSubject | null> {
  const [used] = await ctx.db
    .update(identityTokens)
    .set({ usedAt: sql`now()` })
    .where(isLive(token, purpose))
    .returning({ userId: identityTokens.userId, email: identityTokens.email });
  if (!used) return null;
  await endTokens(ctx, used.userId, purpose);
  return used;
}

/** Makes the unused tokens of an account worthless. */
export async function endTokens(ctx: Ctx, userId: string, purpose: TokenPurpose): Promise<void> {
  await ctx.db
    .update(identityTokens)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(identityTokens.userId, userId),
        eq(identityTokens.purpose, purpose),
        isNull(identityTokens.usedAt),
      ),
    );
}
