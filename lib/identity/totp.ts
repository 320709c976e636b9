import { Secret, TOTP } from 'otpauth';
import { seal, unseal } from '@/lib/secret-box';

const purpose = 'authenticator';
const period = 30;

const totp = (secret: Secret, label = '') =>
  new TOTP({ issuer: 'Tessera', label, algorithm: 'SHA1', digits: 6, period, secret });

/** A fresh key for an account's authenticator (160 bits, RFC 4226 §4), sealed for that account. */
export const newSealedSecret = (userId: string): string =>
  seal(new Uint8Array(new Secret({ size: 20 }).buffer), purpose, userId);

function openSecret(sealed: string, userId: string): Secret {
  return new Secret({ buffer: Uint8Array.from(unseal(sealed, purpose, userId)).buffer });
}

/** What an authenticator app reads from the picture, and what is typed where it cannot see it. Throws CannotOpenError. */
export function describeSecret(sealed: string, userId: string, email: string): { uri: string; key: string } {
  const secret = openSecret(sealed, userId);
  return { uri: totp(secret, email).toString(), key: secret.base32.replace(/(.{4})(?=.)/g, '$1 ') };
}

/**
 * The step of time that a code of six digits belongs to, or null for a wrong one. Clocks may differ by one step, 30
 * seconds. Whoever takes the code must see to it that a step counts once. Throws CannotOpenError.
 */
export function stepOf(sealed: string, userId: string, code: string, now = Date.now()): number | null {
  const one = totp(openSecret(sealed, userId));
  const delta = one.validate({ token: code, window: 1, timestamp: now });
  return delta === null ? null : one.counter({ timestamp: now }) + delta;
}

/** The code that an app would show; what tests and the demo have instead of a phone. */
export function codeAt(key: string, at = Date.now()): string {
  return totp(Secret.fromBase32(key.replaceAll(' ', ''))).generate({ timestamp: at });
}
