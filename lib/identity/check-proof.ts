import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { and, eq, isNotNull } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail } from '@/lib/result';
import { takeAnyCode, type WrongCode, wrongCode } from './check-code';
import { takePasskey } from './check-passkey';
import { readAssertion } from './passkey-answer';
import { takeChallenge } from './passkey-challenge';
import { type SlowDown, spendTry } from './rate-limits';

/** What shows that somebody has the second factor: a code, a recovery code, or what a passkey signed (JSON). */
export type Proof = { code: string; passkey?: string };

type Opened = { code: string } | { challenge: string; response: AuthenticationResponseJSON } | null;

/** Uses up the challenge of a passkey's answer. Outside the transaction that then takes the proof. */
export async function openProof(ctx: Ctx, sessionId: string, { code, passkey }: Proof): Promise<Opened> {
  if (!passkey) return { code };
  const response = readAssertion(passkey);
  if (!response) return null;
  const { clientDataJSON } = response.response;
  const challenge = await takeChallenge(ctx, { sessionId, purpose: 'prove', clientDataJSON });
  return challenge ? { challenge, response } : null;
}

/** Takes a proof, once; says by what, or null for a wrong one. */
export async function takeProof(ctx: Ctx, userId: string, proof: Opened) {
  if (!proof) return null;
  if ('code' in proof) return takeAnyCode(ctx, userId, proof.code);
  return (await takePasskey(ctx, { userId, ...proof })) ? ('passkey' as const) : null;
}

export type WrongProof = WrongCode | Failure<'WRONG_PASSKEY'>;

export const wrongProof = ({ passkey }: Proof): WrongProof =>
  passkey
    ? fail('WRONG_PASSKEY', 'This passkey was not accepted. Try again, or give a code instead.')
    : wrongCode();

export type Unproved = Failure<'SIGNED_OUT' | 'NOT_ON'> | SlowDown | WrongProof;

/**
 * Does something to the signed-in account's second factor, in one transaction that has locked the account, once a proof
 * of it was given.
 */
export async function withProof<R extends { ok: boolean }>(
  ctx: Ctx,
  { sessionId, proof }: { sessionId: string; proof: Proof },
  work: (tx: Ctx & { db: Transaction }, userId: string) => Promise<R>,
): Promise<R | Unproved> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const refused = await spendTry(ctx, 'second-factor', userId);
  if (refused) return refused;
  const opened = await openProof(ctx, sessionId, proof);
  return withRollback(ctx, async (tx): Promise<R | Unproved> => {
    const [on] = await tx.db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isNotNull(users.secondFactorSince)))
      .for('update');
    if (!on) return fail('NOT_ON', 'No second factor is set up.');
    // Committed even so: what a wrong answer showed about a passkey stays known.
    if (!(await takeProof(tx, userId, opened))) return wrongProof(proof);
    return work(tx, userId);
  });
}
