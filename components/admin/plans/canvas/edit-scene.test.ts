import { expect, test } from 'vitest';
import { tidyDocument } from '@/lib/inventory/plan-document/testing';
import { areaAt, createEditScene, isInside, withinLasso } from './edit-scene';
import { snapTo } from './snap';

const scene = createEditScene(tidyDocument());
const box = (left: number, top: number, right: number, bottom: number) => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

test('a lasso takes the seats whose centres it encloses, whatever its shape', () => {
  expect([...withinLasso(scene, box(-5, -5, 30, 35)).seats]).toEqual(['g0-1', 'g0-2', 'g1-1', 'g1-2']);
  const triangle = [
    { x: -10, y: -10 },
    { x: 90, y: -10 },
    { x: -10, y: 90 },
  ];
  expect(withinLasso(scene, triangle).seats.size).toBe(7);
  expect([...withinLasso(scene, box(-20, -120, 120, -40)).areas]).toEqual(['the-stage']);
  expect(withinLasso(scene, []).seats.size).toBe(0);
});

test('a point is in a polygon or it is not', () => {
  expect(isInside(box(0, 0, 10, 10), { x: 5, y: 5 })).toBe(true);
  expect(isInside(box(0, 0, 10, 10), { x: 15, y: 5 })).toBe(false);
});

test('an area is found under the pointer', () => {
  expect(areaAt(scene, { x: 50, y: -80 }, 4)?.id).toBe('the-stage');
  expect(areaAt(scene, { x: 50, y: 80 }, 4)).toBeNull();
});

test('what is dragged comes to rest in line with a neighbour, else on the grid', () => {
  const none = () => false;
  expect(snapTo(scene, { x: 203, y: 28 }, 6, none)).toEqual({ x: 205, y: 30, guides: [{ y: 30 }] });
  expect(snapTo(scene, { x: 77, y: 102 }, 6, none)).toEqual({ x: 75, y: 100, guides: [{ x: 75 }] });
  const all = () => true;
  expect(snapTo(scene, { x: 77, y: 28 }, 6, all)).toEqual({ x: 75, y: 30, guides: [] });
});
