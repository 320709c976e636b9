import { randomBytes } from 'node:crypto';
import { cookieName, cookieOptions } from './cookies';
import { isSignatureOf, sign } from './signing';

export const deviceCookieName = () => cookieName('tessera-device');

export const deviceCookieOptions = () => cookieOptions({ maxAge: 365 * 24 * 60 * 60 });

/** Marks a browser as one that signed in to this account: `nonce.signature`, without the account's address in it. */
export function makeDeviceCookie(email: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${sign('device', `${nonce} ${email}`)}`;
}

/** The device's own name when its cookie was made for this account, else null. */
export function knownDevice(cookie: string | undefined, email: string): string | null {
  const [nonce, signature, ...rest] = cookie?.split('.') ?? [];
  if (!nonce || !signature || rest.length > 0) return null;
  return isSignatureOf(signature, 'device', `${nonce} ${email}`) ? nonce : null;
}
