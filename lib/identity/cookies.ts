import { env } from '@/lib/env';

const isSecure = () => env().BASE_URL.startsWith('https://');

/** Browsers accept `__Host-` only with Secure, path / and no domain: a sibling domain cannot plant such a cookie. */
export const cookieName = (name: string): string => (isSecure() ? `__Host-${name}` : name);

/** The attributes of all our cookies; `maxAge` in seconds. */
export const cookieOptions = ({ maxAge }: { maxAge?: number } = {}) => ({
  httpOnly: true,
  secure: isSecure(),
  sameSite: 'lax' as const,
  path: '/',
  ...(maxAge === undefined ? {} : { maxAge }),
});
