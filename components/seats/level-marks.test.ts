import { expect, test } from 'vitest';
import { colourOf, cornersOf, markCount, shapeOf } from './level-marks';

test('levels are told apart without colours: each has a shape of its own, until all are used', () => {
  const places = Array.from({ length: markCount }, (_, place) => place);
  expect(new Set(places.map(shapeOf)).size).toBe(markCount);
  expect(new Set(places.map(colourOf)).size).toBe(markCount);
  expect([shapeOf(markCount), colourOf(markCount)]).toEqual([shapeOf(0), colourOf(0)]);
});

test('shapes have about the same weight', () => {
  const areas = Array.from({ length: markCount }, (_, place) => {
    const corners = cornersOf(shapeOf(place));
    if (!corners) return Math.PI;
    const twice = corners.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = corners[(at + 1) % corners.length] ?? [0, 0];
      return sum + x * nextY - nextX * y;
    }, 0);
    return Math.abs(twice) / 2;
  });
  for (const area of areas) {
    expect(area).toBeGreaterThan(1.8);
    expect(area).toBeLessThan(4);
  }
});
