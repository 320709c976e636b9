import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A new time-ordered id (UUID version 7, RFC 9562). */
export const newId = (): string => v7();

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Tells whether text from outside can be an id at all, before it reaches the database. */
export const isId = (value: unknown): value is string => typeof value === 'string' && uuidPattern.test(value);

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An order number such as `T-7K3M-Q9XB`: short to say, no letters that look alike, not guessable in sequence. */
export function newOrderNumber(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `T-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
