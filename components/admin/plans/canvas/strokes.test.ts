import { expect, test } from 'vitest';
import type { Selection } from '@/lib/inventory/plan-document/edit-items';
import { tidyDocument } from '@/lib/inventory/plan-document/testing';
import { createEditScene } from './edit-scene';
import { type Desk, endStroke, startStroke } from './strokes';
import type { CanvasHost } from './tools';

/** What a tap or a click at a place asks of the editor. */
function pressed(at: { x: number; y: number }, { touch = false, shift = false } = {}) {
  const asked: string[] = [];
  const select = ({ seats, areas }: Selection, mode: string) =>
    asked.push([mode, ...seats, ...areas].join(' '));
  // Safe because pressing asks for nothing else.
  const host = { tool: () => 'select', isSnapping: () => false, select } as unknown as CanvasHost;
  const scene = createEditScene(tidyDocument());
  const desk: Desk = {
    ...{ scene, host, view: { scale: 0.5, x: 100, y: 100 } },
    selection: { seats: new Set(), areas: new Set() },
    selected: new Uint8Array(scene.guids.length),
  };
  const word = { at: { x: at.x * 0.5 + 100, y: at.y * 0.5 + 100 }, shift, alt: false, touch };
  const stroke = startStroke(desk, word);
  if (stroke) endStroke(desk, stroke, word);
  return asked;
}

test('a tap adds a seat or takes it away, a click selects it alone unless shift is held', () => {
  expect(pressed({ x: 0, y: 0 }, { touch: true })).toEqual(['toggle g0-1']);
  expect(pressed({ x: 0, y: 0 })).toEqual(['replace g0-1']);
  expect(pressed({ x: 0, y: 0 }, { shift: true })).toEqual(['toggle g0-1']);
});

test('a finger is not as sure as a mouse: a tap beside a seat still means it, one on empty ground lets all go', () => {
  expect(pressed({ x: -18, y: 0 }, { touch: true })).toEqual(['toggle g0-1']);
  expect(pressed({ x: -18, y: 0 })).toEqual(['replace']);
  expect(pressed({ x: -300, y: 300 }, { touch: true })).toEqual(['replace']);
});
