import { cookieOptions } from '@/lib/identity/cookies';
import { isSignatureOf, sign } from '@/lib/identity/signing';
import { promoCodeText } from './input';

/** Also written by a script on public pages that were opened with `?promo=CODE` (components/cart/keep-promo-link.ts). */
export const promoCookieName = 'tessera-promo';

/** A day: long enough to choose seats, short enough not to meet the next cart. Scripts may replace it. */
export const promoCookieOptions = () => ({ ...cookieOptions({ maxAge: 86_400 }), httpOnly: false });

const purpose = 'promo code that exists';

/** The cookie of a code that was found to exist, so that looking at the cart again is no guess. */
export const sealPromoCode = (code: string): string => `${code}.${sign(purpose, code)}`;

/** The code of a cookie, and whether it was found to exist before; null for what cannot be a code. */
export function readPromoCookie(cookie: string | undefined): { code: string; isKnown: boolean } | null {
  const [given, signature] = cookie?.split('.') ?? [];
  const { data: code } = promoCodeText.safeParse(given);
  if (!code) return null;
  return { code, isKnown: signature !== undefined && isSignatureOf(signature, purpose, code) };
}
