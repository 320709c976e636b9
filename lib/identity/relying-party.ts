import { env } from '@/lib/env';

/** Who passkeys are made for: the site at its own address. A passkey works at no other host and from no other origin. */
export function relyingParty(): { id: string; name: string; origin: string } {
  const { hostname, origin } = new URL(env().BASE_URL);
  return { id: hostname, name: 'Tessera', origin };
}
