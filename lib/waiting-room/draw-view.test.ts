import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawPlaces, halfSipHash, placeOf } from './draw-view';

const seeds = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('the draw of places', () => {
  test('gives each arrival one place and each place one arrival, for any seed and any crowd', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 1_500 }), (seed, count) => {
        const place = drawPlaces(seed, count);
        const places = new Set(Array.from({ length: count }, (_, arrival) => place(arrival)));
        expect(places.size).toBe(count);
        expect(Math.min(...places)).toBe(0);
        expect(Math.max(...places)).toBe(count - 1);
      }),
      { numRuns: 150 },
    );
  });

  test('also at and around the powers of two, where the square grows', () => {
    for (const count of [1, 2, 255, 256, 257, 1_023, 1_024, 1_025, 65_536, 65_537]) {
      const place = drawPlaces('5f'.repeat(32), count);
      const seen = new Uint8Array(count);
      for (let arrival = 0; arrival < count; arrival++) seen[place(arrival)] = 1;
      expect(
        seen.every((hit) => hit === 1),
        String(count),
      ).toBe(true);
    }
  });

  test('every place is as likely as every other for the one who came first', () => {
    const count = 5;
    const hits = [0, 0, 0, 0, 0];
    const draws = 10_000;
    for (let n = 0; n < draws; n++) {
      const at = drawPlaces(n.toString(16).padStart(64, '0'), count)(0);
      hits[at] = (hits[at] ?? 0) + 1;
    }
    const expected = draws / count;
    const chiSquare = hits.reduce((sum, hit) => sum + (hit - expected) ** 2 / expected, 0);
    // 4 degrees of freedom: 23.5 is passed by chance once in ten thousand.
    expect(chiSquare).toBeLessThan(23.5);
  });

  test('another seed, another draw; the same seed, the same', () => {
    const order = (seed: string) => Array.from({ length: 50 }, (_, n) => drawPlaces(seed, 50)(n));
    expect(order('ab'.repeat(32))).toEqual(order('ab'.repeat(32)));
    expect(order('ab'.repeat(32))).not.toEqual(order(`ac${'ab'.repeat(31)}`));
  });

  test('refuses who was not in the draw', () => {
    const place = drawPlaces('00'.repeat(32), 10);
    for (const arrival of [-1, 10, 1.5, Number.NaN]) expect(() => place(arrival)).toThrow(RangeError);
    expect(() => drawPlaces('short', 10)).toThrow(RangeError);
  });

  test('its keyed function is HalfSipHash-2-4, by the reference vector', () => {
    // Key and message are the bytes 0 to 7; the ninth of its authors' vectors.
    expect(halfSipHash(0x03020100, 0x07060504, 0x03020100, 0x07060504)).toBe(0x8f84b8d0);
  });
});

describe('the place of an arrival', () => {
  const draw = { seed: '07'.repeat(32), gathered: 100 };

  test('is unknown before the opening', () => expect(placeOf(null, 3)).toBeNull());

  test('is drawn for who was there, and behind all of them, in order of arrival, for who came later', () => {
    expect(placeOf(draw, 99)).toBeLessThan(100);
    expect([100, 101, 5_000].map((arrival) => placeOf(draw, arrival))).toEqual([100, 101, 5_000]);
  });
});
