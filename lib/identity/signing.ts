import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** Signs `text` for one purpose (HMAC-SHA-256, base64url); a signature for one purpose is worth nothing for another. */
export function sign(purpose: string, text: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`${purpose}\0${text}`).digest('base64url');
}

/** Tells, in constant time, whether `signature` was made by `sign` for this purpose and text. */
export function isSignatureOf(signature: string, purpose: string, text: string): boolean {
  const expected = Buffer.from(sign(purpose, text));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
