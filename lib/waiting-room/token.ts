import type { Actor } from '@/lib/actor';
import { buyerKey } from '@/lib/actor';
import { cookieName } from '@/lib/identity/cookies';
import { isSignatureOf, sign } from '@/lib/identity/signing';

/*
 * Tokens name nobody: the signature covers who they are for, so that a copy is worth nothing to anybody else.
 */

const placePurpose = 'place in a waiting room';
const admissionPurpose = 'admission from a waiting room';

/** Half a signature, 128 bits, is as hard to guess as the visitor's id that it is bound to. */
const short = (purpose: string, text: string) => sign(purpose, text).slice(0, 22);

function isShort(signature: string, purpose: string, text: string): boolean {
  const full = sign(purpose, text);
  return signature.length === 22 && isSignatureOf(signature + full.slice(22), purpose, text);
}

/** Whoever the actor may be to a room: the account, and the browser that he had before he signed in. */
export function keysOf(actor: Actor): string[] {
  const keys = [buyerKey(actor)];
  if ((actor.kind === 'fan' || actor.kind === 'staff') && actor.visitorId) {
    keys.push(`visitor:${actor.visitorId}`);
  }
  return keys;
}

/** The cookies in which a browser carries its place and its admission. */
export const placeCookie = (roomId: string) => cookieName(`tessera-place-${roomId.slice(-12)}`);
const admissionPrefix = () => cookieName('tessera-admission-');
export const admissionCookie = (roomId: string) => admissionPrefix() + roomId.slice(-12);

/** Who asks, and the admissions that he carries, of whatever rooms: what a hold is judged by. */
export type Admission = { keys: readonly string[]; tokens: readonly string[] };

/** The admissions among a request's cookies. */
export function admissionOf(actor: Actor, cookies: readonly { name: string; value?: string }[]): Admission {
  const prefix = admissionPrefix();
  const tokens = cookies.flatMap(({ name, value }) => (value && name.startsWith(prefix) ? [value] : []));
  return { keys: keysOf(actor), tokens };
}

/** `arrival.signature`: says to whom it belongs only to us. */
export const sealPlace = (roomId: string, key: string, arrival: number): string =>
  `${arrival.toString(36)}.${short(placePurpose, `${roomId} ${key} ${arrival}`)}`;

/** The arrival number of a token that was made for this actor and room; null for any other. */
export function readPlace(roomId: string, actor: Actor, token: string | undefined): number | null {
  const [text = '', signature = '', ...rest] = token?.split('.') ?? [];
  if (!/^[0-9a-z]{1,7}$/.test(text) || rest.length > 0) return null;
  const arrival = Number.parseInt(text, 36);
  const mine = keysOf(actor).some((key) => isShort(signature, placePurpose, `${roomId} ${key} ${arrival}`));
  return mine ? arrival : null;
}

/** An admission until `until` (epoch seconds). */
export const sealAdmission = (roomId: string, key: string, until: number): string =>
  `${until.toString(36)}.${short(admissionPurpose, `${roomId} ${key} ${until}`)}`;

/** Until when (epoch seconds) a room has admitted who asks; null when no token is his, or none lives at `now`. */
export function admittedUntil(roomId: string, { keys, tokens }: Admission, now = Date.now()): number | null {
  for (const token of tokens) {
    const [text = '', signature = '', ...rest] = token.split('.');
    if (!/^[0-9a-z]{1,9}$/.test(text) || rest.length > 0) continue;
    const until = Number.parseInt(text, 36);
    if (until * 1_000 <= now) continue;
    if (keys.some((key) => isShort(signature, admissionPurpose, `${roomId} ${key} ${until}`))) return until;
  }
  return null;
}
