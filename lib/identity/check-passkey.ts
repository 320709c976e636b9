import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { audit } from '@/db/audit';
import { passkeys } from '@/db/schema';
import { keepChallenge } from './passkey-challenge';
import { relyingParty } from './relying-party';

const usable = (userId: string) => and(eq(passkeys.userId, userId), isNull(passkeys.distrustedAt));

/** What a browser needs to let one of the account's passkeys sign; null when the account has none. */
export async function askForPasskey(
  ctx: Ctx,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const known = await ctx.db
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(usable(userId));
  if (known.length === 0) return null;
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    allowCredentials: known as { id: string }[],
    userVerification: 'required',
  });
  await keepChallenge(ctx, { sessionId, purpose: 'prove', challenge: options.challenge });
  return options;
}

type Signed = { userId: string; challenge: string; response: AuthenticationResponseJSON };

/**
 * Whether a passkey of the account signed the challenge, with its owner checked by the device, for this site. A passkey
 * whose count did not grow is trusted no more: somebody may have a copy.
 */
export async function takePasskey(ctx: Ctx, { userId, challenge, response }: Signed): Promise<boolean> {
  const [found] = await ctx.db
    .select()
    .from(passkeys)
    .where(and(usable(userId), eq(passkeys.credentialId, response.id)));
  if (!found) return false;
  const count = await countOf(found, challenge, response);
  if (count === null) return false;
  const grew = or(
    lt(passkeys.signCount, count),
    and(eq(passkeys.signCount, 0), sql`${count} = 0`), // it does not count
  );
  const taken = await ctx.db
    .update(passkeys)
    .set({ signCount: count, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, found.id), isNull(passkeys.distrustedAt), grew))
    .returning({ id: passkeys.id });
  if (taken.length > 0) return true;
  await ctx.db.update(passkeys).set({ distrustedAt: sql`now()` }).where(eq(passkeys.id, found.id));
  const details = { passkey: found.id };
  await audit(ctx, { action: 'user.passkey_distrusted', subjectType: 'user', subjectId: userId, details });
  return false;
}

/** The count that a right answer carries, or null for a wrong one. */
async function countOf(
  { credentialId, publicKey }: typeof passkeys.$inferSelect,
  challenge: string,
  response: AuthenticationResponseJSON,
): Promise<number | null> {
  const { id, origin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // Its count is compared above, in the statement that writes it: two copies at once cannot both pass.
      credential: { id: credentialId, publicKey: isoBase64URL.toBuffer(publicKey), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for everything that a forged answer can be.
    return null;
  }
}
