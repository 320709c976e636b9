/*
 * The draw of places. Who is there before the opening has an arrival number; at the opening a keyed permutation over all of
 * these numbers gives each a place. It needs no table and no read for each visitor, and with the seed, which is shown after
 * the opening, everybody can do it again. Runs in browsers.
 */

const rotl = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits));

/** HalfSipHash-2-4 of one 64-bit message: a keyed function whose values nobody can tell from chance without the key. */
export function halfSipHash(k0: number, k1: number, m0: number, m1: number): number {
  let v0 = k0;
  let v1 = k1;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  const round = () => {
    v0 = (v0 + v1) | 0;
    v1 = rotl(v1, 5) ^ v0;
    v0 = rotl(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotl(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotl(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotl(v1, 13) ^ v2;
    v2 = rotl(v2, 16);
  };
  // Two words of message, then the word that carries the length in bytes (8).
  for (const word of [m0, m1, 8 << 24]) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
  v2 ^= 0xff;
  for (let n = 0; n < 4; n++) round();
  return (v1 ^ v3) >>> 0;
}

const rounds = 8;
/** Halves narrower than this make a Feistel network that is not worth its name; small crowds walk a little longer. */
const leastBits = 4;

/** The eight words of a seed that is written as 64 hexadecimal digits. */
function wordsOf(seed: string): number[] {
  if (!/^[0-9a-f]{64}$/.test(seed)) throw new RangeError('A seed has 64 hexadecimal digits');
  return Array.from({ length: 8 }, (_, at) => Number.parseInt(seed.slice(at * 8, at * 8 + 8), 16) | 0);
}

/**
 * The draw of `count` places by a seed: a function from arrival numbers to places, both from 0, one to one. A Feistel
 * network over the next larger square, walked until it lands inside. Throws RangeError for a number that is not in the draw.
 */
export function drawPlaces(seed: string, count: number): (arrival: number) => number {
  const words = wordsOf(seed);
  let bits = leastBits;
  while (2 ** (2 * bits) < count) bits++;
  const mask = 2 ** bits - 1;
  const key = (at: number) => words[at % words.length] ?? 0;
  const once = (value: number) => {
    let left = Math.floor(value / (mask + 1));
    let right = value & mask;
    for (let n = 0; n < rounds; n++) {
      const next = left ^ (halfSipHash(key(2 * n), key(2 * n + 1), right, n) & mask);
      left = right;
      right = next;
    }
    return left * (mask + 1) + right;
  };
  return (arrival) => {
    if (!Number.isInteger(arrival) || arrival < 0 || arrival >= count) {
      throw new RangeError(`Arrival ${arrival} is not among the ${count} that were drawn`);
    }
    let place = once(arrival);
    while (place >= count) place = once(place);
    return place;
  };
}

/** What the public answer says about the draw: null until the room has opened. */
export type Draw = { seed: string; gathered: number } | null;

/** The place of an arrival, from 0: drawn among those who were there at the opening, else the order of arrival; null before. */
export function placeOf(draw: Draw, arrival: number): number | null {
  if (!draw) return null;
  return arrival < draw.gathered ? drawPlaces(draw.seed, draw.gathered)(arrival) : arrival;
}
