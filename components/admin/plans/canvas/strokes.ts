import { type Point, toPlan, type View } from '@/components/seats/plan/viewport';
import type { Selection } from '@/lib/inventory/plan-document/edit-items';
import { areaAt, type EditScene, withinLasso } from './edit-scene';
import type { PointerWord } from './pointers';
import { gridStep, type Snapped, snapTo } from './snap';
import type { CanvasHost } from './tools';

/** What one pointer is doing right now, in plan units. */
export type Stroke =
  | { kind: 'press'; seat: number; area: string | null; from: Point }
  | { kind: 'move'; from: Point; anchor: Point; dx: number; dy: number; guides: Snapped['guides'] }
  | { kind: 'lasso'; points: Point[] }
  | { kind: 'paint'; seats: Set<number> }
  | { kind: 'place'; from: Point; to: Point };

export type Desk = {
  scene: EditScene;
  selection: Selection;
  selected: Uint8Array;
  view: View;
  host: CanvasHost;
};

const seatAt = ({ scene, view }: Desk, at: Point, touch: boolean) =>
  scene.grid.nearest(at, Math.max(11, (touch ? 14 : 4) / view.scale));

const onGrid = ({ host }: Desk, at: Point): Point => {
  const step = host.isSnapping() ? gridStep : 1;
  return { x: Math.round(at.x / step) * step, y: Math.round(at.y / step) * step };
};

/** Begins what the tool does at this place; null when the view should move. */
export function startStroke(desk: Desk, word: PointerWord): Stroke | null {
  const { host, scene, view } = desk;
  const at = toPlan(view, word.at);
  const tool = host.tool();
  if (tool === 'pan') return null;
  if (tool === 'paint') {
    const seat = seatAt(desk, at, word.touch);
    return { kind: 'paint', seats: new Set(seat >= 0 ? [seat] : []) };
  }
  if (tool !== 'select') return { kind: 'place', from: onGrid(desk, at), to: onGrid(desk, at) };
  const seat = seatAt(desk, at, word.touch);
  const area = seat < 0 ? (areaAt(scene, at, 6 / view.scale)?.id ?? null) : null;
  return { kind: 'press', seat, area, from: at };
}

/** Goes on with a stroke. A press becomes a move on something selected, else a lasso. */
export function dragStroke(desk: Desk, stroke: Stroke, word: PointerWord): Stroke {
  const at = toPlan(desk.view, word.at);
  switch (stroke.kind) {
    case 'press':
      return dragStroke(desk, grab(desk, stroke, word.shift), word);
    case 'move':
      return { ...stroke, ...shifted(desk, stroke, at, word.alt) };
    case 'lasso':
      stroke.points.push(at);
      return stroke;
    case 'paint': {
      const seat = seatAt(desk, at, word.touch);
      if (seat >= 0) stroke.seats.add(seat);
      return stroke;
    }
    case 'place':
      return { ...stroke, to: onGrid(desk, at) };
  }
}

/** What lies under the pointer is dragged, and selected first if it was not; from empty ground a lasso begins. */
function grab(desk: Desk, { seat, area, from }: Stroke & { kind: 'press' }, shift: boolean): Stroke {
  const { scene, selection, selected, host } = desk;
  if ((seat < 0 && !area) || shift) return { kind: 'lasso', points: [from] };
  const isSelected = area ? selection.areas.has(area) : selected[seat] === 1;
  if (!isSelected) {
    const guid = scene.guids[seat] ?? '';
    host.select({ seats: new Set(seat >= 0 ? [guid] : []), areas: new Set(area ? [area] : []) }, 'replace');
  }
  const found = scene.areas.find((each) => each.area.id === area)?.area;
  const anchor = found ? { x: found.x, y: found.y } : { x: scene.x[seat] ?? 0, y: scene.y[seat] ?? 0 };
  return { kind: 'move', from, anchor, dx: 0, dy: 0, guides: [] };
}

function shifted(desk: Desk, { from, anchor }: Stroke & { kind: 'move' }, at: Point, isFree: boolean) {
  const { scene, selected, view, host } = desk;
  const to = { x: anchor.x + at.x - from.x, y: anchor.y + at.y - from.y };
  const rest: Snapped =
    host.isSnapping() && !isFree
      ? snapTo(scene, to, 7 / view.scale, (seat) => selected[seat] === 1)
      : { x: Math.round(to.x), y: Math.round(to.y), guides: [] };
  return { dx: rest.x - anchor.x, dy: rest.y - anchor.y, guides: rest.guides };
}

/** Ends a stroke and tells the editor what came of it. */
export function endStroke(desk: Desk, stroke: Stroke, word: PointerWord): void {
  const { scene, host } = desk;
  switch (stroke.kind) {
    case 'press': {
      const seats = new Set(stroke.seat >= 0 ? [scene.guids[stroke.seat] ?? ''] : []);
      const areas = new Set(stroke.area ? [stroke.area] : []);
      // A finger has no shift key: with touch a tap adds and takes away.
      const keeps = word.shift || (word.touch && seats.size + areas.size > 0);
      host.select({ seats, areas }, keeps ? 'toggle' : 'replace');
      break;
    }
    case 'move':
      host.move(stroke.dx, stroke.dy);
      break;
    case 'lasso':
      host.select(withinLasso(scene, stroke.points), word.shift ? 'add' : 'replace');
      break;
    case 'paint':
      host.paint(new Set([...stroke.seats].map((seat) => scene.guids[seat] ?? '')));
      break;
    case 'place':
      host.place(stroke.from, stroke.to);
      break;
  }
}
