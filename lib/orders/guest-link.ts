import { isSignatureOf, sign } from '@/lib/identity/signing';

const purpose = 'order link';

/** Seconds that a link in a mail works: until well after any season that is on sale. */
const lifetime = 2 * 365 * 24 * 3_600;

/** The path of an order that works without an account, for the mail to its buyer. */
export function guestLink(orderId: string, now = Date.now()): string {
  const until = Math.floor(now / 1_000) + lifetime;
  return `/orders/${orderId}?key=${until}.${sign(purpose, `${orderId} ${until}`)}`;
}

/** Whether `key` is the one that we signed for this order and has not run out. */
export function isGuestKey(key: string | undefined, orderId: string, now = Date.now()): boolean {
  const [until, signature, ...rest] = key?.split('.') ?? [];
  if (!until || !signature || rest.length > 0 || !/^\d{1,12}$/.test(until)) return false;
  return isSignatureOf(signature, purpose, `${orderId} ${until}`) && Number(until) * 1_000 > now;
}
