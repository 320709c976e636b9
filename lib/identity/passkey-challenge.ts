import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { and, eq, gt, sql } from 'drizzle-orm';
import { type Ctx, isTransaction, withTransaction } from '@/db';
import { passkeyChallenges, sessions } from '@/db/schema';
import { hashSessionId } from './session-cookie';

/** Minutes to find the phone and touch it. */
const patience = 5;

/** Questions that wait for an answer, of one session. */
const mostOpen = 10;

type Asked = { sessionId: string; purpose: 'register' | 'prove' };

/**
 * Notes what this browser is asked to sign. `challenge` is base64url, of random bytes. Of what a session was asked only the
 * last few count, however often it asks.
 */
export async function keepChallenge(ctx: Ctx, asked: Asked & { challenge: string }): Promise<void> {
  const { sessionId, purpose, challenge } = asked;
  const sessionHash = hashSessionId(sessionId);
  await withTransaction(ctx, async ({ db }) => {
    // Ten tabs at once come one after the other.
    await db
      .select({ idHash: sessions.idHash })
      .from(sessions)
      .where(eq(sessions.idHash, sessionHash))
      .for('no key update');
    await db.insert(passkeyChallenges).values({
      challenge,
      sessionHash,
      purpose,
      expiresAt: sql`clock_timestamp() + make_interval(mins => ${patience})`,
    });
    await db.execute(sql`
      delete from passkey_challenges where challenge in (
        select challenge from passkey_challenges where session_hash = ${sessionHash}
        order by expires_at desc offset ${mostOpen})`);
  });
}

/**
 * Uses up the challenge that an answer signs, and returns it; null when this session was not asked that, or has answered
 * already. Never inside a transaction, whose rollback would let the answer count again.
 */
export async function takeChallenge(
  { db }: Ctx,
  { sessionId, purpose, clientDataJSON }: Asked & { clientDataJSON: string },
): Promise<string | null> {
  if (isTransaction(db)) throw new Error('Challenges are used up outside transactions');
  const challenge = readChallenge(clientDataJSON);
  if (!challenge) return null;
  const [taken] = await db
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challenge, challenge),
        eq(passkeyChallenges.sessionHash, hashSessionId(sessionId)),
        eq(passkeyChallenges.purpose, purpose),
        gt(passkeyChallenges.expiresAt, sql`now()`),
      ),
    )
    .returning({ challenge: passkeyChallenges.challenge });
  return taken?.challenge ?? null;
}

function readChallenge(clientDataJSON: string): string | null {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON);
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    // Whatever does not parse signs nothing.
    return null;
  }
}
