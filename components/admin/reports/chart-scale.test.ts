import { expect, test } from 'vitest';
import { marksUpTo, stepPath } from './chart-scale';

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [180, [0, 50, 100, 150, 200]],
  [1_000, [0, 250, 500, 750, 1_000]],
])('marks up to %d', (most, marks) => expect(marksUpTo(most)).toEqual(marks));

test('marks reach over the most, and are whole and few', () => {
  for (let most = 1; most < 5_000; most += 7) {
    const marks = marksUpTo(most);
    expect(marks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(marks.every(Number.isInteger)).toBe(true);
    expect(marks.length).toBeLessThanOrEqual(6);
  }
});

test('a running total climbs at its sales and stays level after the last', () => {
  const points = [
    { x: 10, y: 50 },
    { x: 5, y: 100 },
  ];
  expect(stepPath(points, { from: 10, to: 0, top: 100, until: 0 })).toBe('M0 100H0V50H50V0H100');
  expect(stepPath([], { from: 10, to: 0, top: 100, until: 0 })).toBe('');
});
