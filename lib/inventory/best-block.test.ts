import { expect, test } from 'vitest';
import { adjacentBlocks, type FreeRow, scatteredSeats } from './best-block';

/** A row whose free seats stand at these positions; a seat's index is its position and 100 for each row. */
const row = (rowIndex: number, positions: number[], section = 'Stalls'): FreeRow => ({
  section,
  rowIndex,
  positions,
  seatIndexes: positions.map((position) => rowIndex * 100 + position),
});

test('the nearest row, the middle of it, and never across a gap', () => {
  const rows = [row(1, [1, 2, 3, 4, 5, 6]), row(0, [1, 2, 4, 5, 6, 7])];
  const [best, next] = adjacentBlocks(rows, 2);
  expect(best).toEqual([4, 5]);
  expect(next).toEqual([6, 7]);
  expect(adjacentBlocks(rows, 2).every(([a = 0, b = 0]) => b === a + 1)).toBe(true);
  expect(adjacentBlocks([row(0, [1, 2, 4, 5])], 3)).toEqual([]);
});

test.each([false, true])(
  'no single seat is left over where it can be avoided, when seeking the best and when spreading (%s)',
  (spread) => {
    const rows = [row(0, [1, 2, 3, 4, 5]), row(1, [1, 2, 3])];
    for (let round = 0; round < 200; round++) {
      // Of five, a pair at either end leaves three; in the middle it leaves a single seat, as it does of three.
      expect([
        [1, 2],
        [4, 5],
      ]).toContainEqual(adjacentBlocks(rows, 2, { spread })[0]);
    }
    // Where it cannot be avoided, it is done all the same.
    expect(adjacentBlocks([row(0, [1, 2, 3])], 2, { spread })).toHaveLength(2);
  },
);

test('who spreads looks anywhere among equals, who does not looks at the front', () => {
  const rows = Array.from({ length: 20 }, (_, index) => row(index, [1, 2]));
  const firsts = (spread: boolean) =>
    new Set(Array.from({ length: 100 }, () => adjacentBlocks(rows, 2, { spread })[0]?.[0]));
  expect(firsts(false)).toEqual(new Set([1]));
  expect(firsts(true).size).toBeGreaterThan(5);
});

test('without a block a party is split into as few groups as possible, and the last singles are sold', () => {
  const rows = [row(0, [1, 3, 4]), row(1, [7])];
  expect(scatteredSeats(rows, 3)?.slice(0, 2)).toEqual([3, 4]);
  expect(scatteredSeats(rows, 4)?.toSorted((a, b) => a - b)).toEqual([1, 3, 4, 107]);
  expect(scatteredSeats(rows, 5)).toBeNull();
});
