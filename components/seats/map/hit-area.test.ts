import { describe, expect, it } from 'vitest';
import { contains } from './hit-area';

describe('standing areas', () => {
  const floor: [number, number][] = [
    [0, 0],
    [100, 0],
    [100, 100],
    [50, 40],
    [0, 100],
  ];

  it('contain what lies inside, not the notch', () => {
    expect(contains(floor, { x: 50, y: 20 })).toBe(true);
    expect(contains(floor, { x: 10, y: 80 })).toBe(true);
    expect(contains(floor, { x: 50, y: 80 })).toBe(false);
    expect(contains(floor, { x: 120, y: 20 })).toBe(false);
    expect(contains([], { x: 0, y: 0 })).toBe(false);
  });
});
