import { createHash, randomBytes } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/env';
import { cookieName, cookieOptions } from './cookies';

/** Longest life of a session; staff hold more power, so theirs ends the same day. Seconds. */
export const sessionSeconds = { fan: 30 * 24 * 60 * 60, staff: 12 * 60 * 60 } as const;

export const sessionCookieName = () => cookieName('tessera-session');

export const sessionCookieOptions = () => cookieOptions({ maxAge: sessionSeconds.fan });

export const newSessionId = (): string => randomBytes(32).toString('base64url');

export const hashSessionId = (sessionId: string): string =>
  createHash('sha256').update(sessionId).digest('hex');

/** next-auth's encrypted JWT with nothing in it but the session's id; who that is stands in the database. */
export const encodeSessionCookie = (sessionId: string): Promise<string> =>
  encode({ token: { sid: sessionId }, secret: env().AUTH_SECRET, maxAge: sessionSeconds.fan });

/** The session's id in a cookie, or null for one that is missing, altered, expired or not ours. */
export async function decodeSessionCookie(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: env().AUTH_SECRET });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    // jose throws for everything that does not decrypt; to us that is nobody.
    return null;
  }
}
