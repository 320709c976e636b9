import { isId, newId } from '@/lib/ids';
import { cookieName, cookieOptions } from './cookies';
import { isSignatureOf, sign } from './signing';

const year = 365 * 24 * 60 * 60;

/** The name depends on BASE_URL, so it is asked for, not a constant. */
export const visitorCookieName = () => cookieName('tessera-visitor');

export const visitorCookieOptions = () => cookieOptions({ maxAge: year });

/** The id of a browser that has not been here before. */
export const newVisitorId = newId;

/** `uuid.signature`: whoever does not hold AUTH_SECRET can neither make one nor take over another's cart. */
export const sealVisitorId = (visitorId: string): string => `${visitorId}.${sign('visitor', visitorId)}`;

/** The visitor's id, or null for a cookie that is missing, malformed or not signed by us. */
export function readVisitorId(cookie: string | undefined): string | null {
  const [visitorId, signature, ...rest] = cookie?.split('.') ?? [];
  if (!isId(visitorId) || !signature || rest.length > 0) return null;
  return isSignatureOf(signature, 'visitor', visitorId) ? visitorId : null;
}
