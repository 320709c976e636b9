import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { and, eq, gt, sql } from 'drizzle-orm';
import { type Ctx, isTransaction } from '@/db';
import { passkeyChallenges } from '@/db/schema';
import { hashSessionId } from './session-cookie';

/** Minutes to find the phone and touch it. */
const patience = 5;

type Asked = { sessionId: string; purpose: 'register' | 'prove' };

/** Notes what this browser is asked to sign. `challenge` is base64url, of random bytes. */
export async function keepChallenge({ db }: Ctx, asked: Asked & { challenge: string }): Promise<void> {
  const { sessionId, purpose, challenge } = asked;
  await db.insert(passkeyChallenges).values({
    challenge,
    sessionHash: hashSessionId(sessionId),
    purpose,
    expiresAt: sql`now() + make_interval(mins => ${patience})`,
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
