import { lookup as resolve } from 'node:dns/promises';
import { request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** The address is not one that we call: not https, or inside our own network. */
export class UnsafeAddressError extends Error {
  override name = 'UnsafeAddressError';
}

const own = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  own.addSubnet(network, bits, 'ipv4');

const outside = new BlockList();
outside.addSubnet('2000::', 3, 'ipv6');
const notOutside = new BlockList();
// Documentation, 6to4 and Teredo: the last two carry an IPv4 address of anybody's choice.
for (const [network, bits] of [
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2001::', 32],
] as const)
  notOutside.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is one of the public internet. IPv4 inside IPv6 never is: nobody needs to write it so. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !own.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return outside.check(address, 'ipv6') && !notOutside.check(address, 'ipv6');
}

type Found = { address: string; family: number };
type SafePost = {
  url: string;
  body: string;
  headers?: Record<string, string>;
  /** Tests put their own in place of these. */
  findAddresses?: (host: string) => Promise<Found[]>;
  mayReach?: (address: string) => boolean;
  ca?: string;
};

const patience = 10_000;

/**
 * Posts JSON to an address that somebody typed in, and returns the status. Only https, only public addresses: the name
 * is looked up once and the connection goes to just what was checked, so that a name cannot change its mind in between.
 * Redirects are not followed. Throws UnsafeAddressError, or what went wrong.
 */
export async function safePost({
  url,
  body,
  headers = {},
  findAddresses = (host) => resolve(host, { all: true }),
  mayReach = isPublicAddress,
  ca,
}: SafePost): Promise<number> {
  const target = new URL(url);
  if (target.protocol !== 'https:' || target.username || target.password)
    throw new UnsafeAddressError('Only https addresses without a password are called');
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await findAddresses(host);
  const [first] = found;
  if (!first || found.some(({ address }) => !mayReach(address)))
    throw new UnsafeAddressError('The address leads into our own network');
  const lookup: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, [first]);
    else done(null, first.address, first.family);
  };
  return new Promise((answer, reject) => {
    const call = request(
      target,
      {
        method: 'POST',
        lookup,
        agent: false,
        ca,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Tessera-Alerts/1',
          ...headers,
        },
        signal: AbortSignal.timeout(patience),
      },
      (response) => {
        answer(response.statusCode ?? 0);
        // What it says is of no interest, however long.
        response.destroy();
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
