import { isIP } from 'node:net';

/**
 * The network address that limits count by, from `x-forwarded-for`: its last entry, which the nearest proxy (or our own
 * server, see `forwardedFor`) wrote itself; whatever stands before it came from outside and may be invented. An IPv6
 * subscriber owns a /64, so that is what counts. "unknown" when there is none.
 */
export function clientAddress(headers: { get(name: string): string | null }): string {
  return network(lastOf(headers.get('x-forwarded-for') ?? '')) ?? 'unknown';
}

/** The last entry, without the port that some proxies write behind it. */
function lastOf(forwarded: string): string {
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  const [, address = last] = /^(\[[^\]]*\]|[\d.]+):\d+$/.exec(last) ?? [];
  return address;
}

/** Private and loopback peers are proxies of ours; everybody else speaks only for themselves. */
const ownNetwork = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i;

/**
 * What `x-forwarded-for` is worth when a request reaches our server: from a proxy in our own network it stands, if its last
 * entry is an address; from anywhere else it is replaced by the peer's address.
 */
export function forwardedFor(peer: string | undefined, given: string | undefined): string {
  const address = plain(peer ?? '');
  return given && ownNetwork.test(address) && network(lastOf(given)) ? given : address;
}

/** IPv4 inside IPv6 is IPv4, in dots or in hex, mapped (RFC 4291) or translated by NAT64 (RFC 6052). */
function plain(address: string): string {
  const [, dotted] = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (dotted) return dotted;
  const [, high, low] = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? [];
  if (!high || !low) return address;
  const parts = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return parts.flatMap((part) => [part >> 8, part & 255]).join('.');
}

function network(address: string): string | null {
  const text = plain(address.replace(/^\[|\]$/g, ''));
  if (isIP(text) === 4) return text;
  if (isIP(text) !== 6) return null;
  const [head = '', tail] = (text.split('%')[0] ?? '').toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...(tail === undefined ? [] : zeros), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
