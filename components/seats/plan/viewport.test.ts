import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp, fitBox, reveal, toPlan, toScreen, visibleBox, zoomAt } from './viewport';

const size = { width: 400, height: 300 };
const box = { left: 100, top: 50, right: 2_100, bottom: 1_050 };

describe('viewport', () => {
  it('fits the whole box in the middle', () => {
    const view = fitBox(box, size, 20);
    expect(view.scale).toBeCloseTo(0.18);
    expect(toScreen(view, { x: 1_100, y: 550 })).toEqual({ x: 200, y: expect.closeTo(150) });
  });

  it('survives a map of no size and a box of no size', () => {
    const view = fitBox({ left: 5, top: 5, right: 5, bottom: 5 }, { width: 0, height: 0 }, 20);
    expect(Number.isFinite(view.scale) && view.scale > 0).toBe(true);
  });

  it('keeps the point under the finger while zooming', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 400, noNaN: true }),
      y: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(point, fc.double({ min: 0.2, max: 5, noNaN: true }), (at, factor) => {
        const before = fitBox(box, size, 10);
        const after = zoomAt(before, factor, at, { min: 0.05, max: 2 });
        const [a, b] = [toPlan(before, at), toPlan(after, at)];
        expect(b.x).toBeCloseTo(a.x, 3);
        expect(b.y).toBeCloseTo(a.y, 3);
        expect(after.scale).toBeGreaterThanOrEqual(0.05);
        expect(after.scale).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('does not let the plan leave the map', () => {
    const far = clamp({ scale: 1, x: 9_000, y: -9_000 }, box, size, 20);
    expect(toScreen(far, { x: box.left, y: 0 }).x).toBe(20);
    expect(toScreen(far, { x: 0, y: box.bottom }).y).toBe(280);
  });

  it('centres what is smaller than the map', () => {
    const small = clamp({ scale: 0.1, x: -50, y: 0 }, box, size, 10);
    expect(toScreen(small, { x: 1_100, y: 550 })).toEqual({ x: 200, y: expect.closeTo(150) });
  });

  it('reveals a seat with the least movement', () => {
    const view = { scale: 1, x: 0, y: 0 };
    expect(reveal(view, { x: 200, y: 100 }, size, 40)).toEqual(view);
    expect(reveal(view, { x: 500, y: 10 }, size, 40)).toEqual({ scale: 1, x: -140, y: 30 });
  });

  it('knows what is on screen', () => {
    expect(visibleBox({ scale: 2, x: -100, y: 0 }, size, 5)).toEqual({
      left: 45,
      top: -5,
      right: 255,
      bottom: 155,
    });
  });
});
