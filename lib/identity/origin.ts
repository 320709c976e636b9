import { sign } from './signing';

/**
 * By what a network address is counted: a digest that only this site can make, so that no table holds addresses. Undefined
 * for this machine itself and for what is unknown: neither is counted.
 */
export function originOf(address: string): string | undefined {
  if (address === 'unknown' || /^127\.|^0:0:0:0::/.test(address)) return undefined;
  return sign('origin of a cart', address);
}
