import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHitGrid } from './hit-grid';

const positions = (points: [number, number][]) => ({
  count: points.length,
  x: Int32Array.from(points, ([x]) => x),
  y: Int32Array.from(points, ([, y]) => y),
});

const coordinate = fc.integer({ min: -5_000, max: 5_000 });
const manyPoints = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 200 });

describe('hit grid', () => {
  it('finds the same nearest seat as looking at all of them', () => {
    fc.assert(
      fc.property(
        manyPoints,
        coordinate,
        coordinate,
        fc.integer({ min: 1, max: 900 }),
        (points, x, y, reach) => {
          const found = createHitGrid(positions(points), 120).nearest({ x, y }, reach);
          const squares = points.map(([px, py]) => (px - x) ** 2 + (py - y) ** 2);
          const best = Math.min(...squares);
          if (best > reach * reach) expect(found).toBe(-1);
          else expect(squares[found]).toBe(best);
        },
      ),
    );
  });

  it('visits every seat in a box, each once', () => {
    fc.assert(
      fc.property(manyPoints, coordinate, coordinate, (points, left, top) => {
        const box = { left, top, right: left + 2_000, bottom: top + 1_500 };
        const seen: number[] = [];
        createHitGrid(positions(points), 75).within(box, (seat) => seen.push(seat));
        expect(new Set(seen).size).toBe(seen.length);
        points.forEach(([x, y], seat) => {
          if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
            expect(seen).toContain(seat);
        });
      }),
    );
  });

  it('knows no seats in an empty plan', () => {
    expect(createHitGrid(positions([]), 100).nearest({ x: 0, y: 0 }, 50)).toBe(-1);
  });

  it('stays small when one seat lies far away', () => {
    const grid = createHitGrid(
      positions([
        [0, 0],
        [2_000_000_000, 2_000_000_000],
      ]),
      1,
    );
    expect(grid.nearest({ x: 3, y: 3 }, 10)).toBe(0);
  });
});
