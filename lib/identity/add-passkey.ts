import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { isoBase64URL, isoUint8Array } from '@simplewebauthn/server/helpers';
import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { passkeys, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail, type Result } from '@/lib/result';
import { checkOwner, type NotOwner } from './check-owner';
import { oweFactorMail } from './owe-factor-mail';
import type { OweMail } from './owed-mail';
import { readRegistration } from './passkey-answer';
import { keepChallenge, takeChallenge } from './passkey-challenge';
import { relyingParty } from './relying-party';
import { switchOn } from './switch-on';

const most = 20;

type Begun = Result<{ options: PublicKeyCredentialCreationOptionsJSON }, NotOwner>;

/** What a browser needs to make a passkey for the signed-in account. */
export async function beginPasskey({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { currentPassword: string; sessionId: string };
}): Promise<Begun> {
  const owner = await checkOwner(ctx, input);
  if (!owner.ok) return owner;
  const known = await ctx.db
    .select({ id: passkeys.credentialId })
    .from(passkeys)
    .where(eq(passkeys.userId, owner.userId));
  const { id, name } = relyingParty();
  const options = await generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: isoUint8Array.fromUTF8String(owner.userId),
    userName: owner.email,
    userDisplayName: owner.name,
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  await keepChallenge(ctx, {
    sessionId: input.sessionId,
    purpose: 'register',
    challenge: options.challenge,
  });
  return { ok: true, options };
}

type Added = Result<
  { codes: string[] | null },
  Failure<'SIGNED_OUT' | 'REFUSED' | 'ALREADY_THERE' | 'TOO_MANY'>
>;

/**
 * Adds what the browser made. The first one switches the second factor on: `codes` are the recovery codes then, else
 * null.
 */
export async function addPasskey({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: { sessionId: string; name: string; passkey: string };
  owe: OweMail;
}): Promise<Added> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const { sessionId, name } = input;
  const response = readRegistration(input.passkey);
  const made = response && (await check(ctx, sessionId, response));
  if (!made) return fail('REFUSED', 'This passkey could not be checked. Please try again.');
  return withTransaction(ctx, async (tx): Promise<Added> => {
    await tx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
    if ((await tx.db.$count(passkeys, eq(passkeys.userId, userId))) >= most) {
      return fail('TOO_MANY', `An account has at most ${most} passkeys. Remove one first.`);
    }
    const [added] = await tx.db
      .insert(passkeys)
      .values({ userId, name, ...made })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (!added) return fail('ALREADY_THERE', 'This passkey belongs to an account already.');
    const subject = { subjectType: 'user', subjectId: userId };
    await audit(tx, { action: 'user.passkey_added', ...subject, details: { passkey: added.id } });
    await oweFactorMail(tx, owe, { userId, change: 'passkey_added' });
    return { ok: true, codes: await switchOn(tx, { userId, sessionId }) };
  });
}

async function check(ctx: Ctx, sessionId: string, response: RegistrationResponseJSON) {
  const { clientDataJSON } = response.response;
  const challenge = await takeChallenge(ctx, { sessionId, purpose: 'register', clientDataJSON });
  if (!challenge) return null;
  const { id, origin } = relyingParty();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { credential } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: isoBase64URL.fromBuffer(credential.publicKey),
      signCount: credential.counter,
      transports: response.response.transports ?? [],
    };
  } catch {
    // The library throws for everything that a forged answer can be.
    return null;
  }
}
