import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const LENGTHS = { cs_test_a1: 56, pi_3: 23, ch_3: 23, re_3: 23, py_3: 23 } as const;

type IdPrefix =
  | keyof typeof LENGTHS
  | 'evt_'
  | 'txn_'
  | 'dp_'
  | 'li_'
  | 'price_'
  | 'prod_'
  | 'pm_'
  | 'req_'
  | 'del_'
  | 'fault_';

/** A new id that looks like Stripe's: the prefix and random letters and digits. */
export function newId(prefix: IdPrefix): string {
  const lengths: Partial<Record<IdPrefix, number>> = LENGTHS;
  return prefix + randomText(lengths[prefix] ?? 24);
}

let pool = Buffer.alloc(0);

/** Random letters and digits, for client secrets and ids. */
export function randomText(length: number): string {
  // One call for many ids, since asking the system for each is what made ids slow.
  if (pool.length < length) pool = randomBytes(4096);
  const bytes = pool.subarray(0, length);
  pool = pool.subarray(length);
  // The slight bias of a modulo does not matter: these ids protect nothing.
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
