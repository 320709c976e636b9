import { createHitGrid, type HitGrid } from '@/components/seats/plan/hit-grid';
import type { Box, Point } from '@/components/seats/plan/viewport';
import type { PlanArea, PlanDocument, PlanRow, PlanZone } from '@/lib/inventory/plan-document/document';
import type { Selection } from '@/lib/inventory/plan-document/edit-items';
import { extentOf, outlineOf } from '@/lib/inventory/plan-document/outline';

/** A document laid out flat for drawing and searching; a seat is its place in the lists. */
export type EditScene = {
  document: PlanDocument;
  count: number;
  guids: string[];
  numbers: string[];
  x: Int32Array;
  y: Int32Array;
  radius: Float32Array;
  /** Place in the document's categories; 255 is none. */
  category: Uint8Array;
  /** 1: a wheelchair place, 2: a companion place. */
  accessible: Uint8Array;
  /** Place in `rows`. */
  row: Uint16Array;
  rows: { row: PlanRow; zone: PlanZone; first: number; end: number }[];
  areas: { area: PlanArea; zone: PlanZone; outline: Point[] }[];
  grid: HitGrid;
  bounds: Box;
};

export const noCategory = 255;

export function createEditScene(document: PlanDocument): EditScene {
  const rows: EditScene['rows'] = [];
  let count = 0;
  for (const zone of document.zones) {
    for (const row of zone.rows) {
      rows.push({ row, zone, first: count, end: count + row.seats.length });
      count += row.seats.length;
    }
  }
  const places = new Map(document.categories.map(({ name }, at) => [name, at]));
  const scene = {
    document,
    count,
    guids: new Array<string>(count),
    numbers: new Array<string>(count),
    x: new Int32Array(count),
    y: new Int32Array(count),
    radius: new Float32Array(count),
    category: new Uint8Array(count),
    accessible: new Uint8Array(count),
    row: new Uint16Array(count),
    rows,
    areas: document.zones.flatMap((zone) =>
      zone.areas.map((area) => ({ area, zone, outline: outlineOf(area) })),
    ),
  };
  let at = 0;
  rows.forEach(({ row }, rowAt) => {
    for (const seat of row.seats) {
      scene.guids[at] = seat.guid;
      scene.numbers[at] = seat.number;
      scene.x[at] = seat.x;
      scene.y[at] = seat.y;
      scene.radius[at] = seat.radius;
      scene.category[at] = places.get(seat.category) ?? noCategory;
      scene.accessible[at] = seat.accessible ? 1 : seat.companionOf === undefined ? 0 : 2;
      scene.row[at] = rowAt;
      at++;
    }
  });
  const grid = createHitGrid(scene, 50);
  return { ...scene, grid, bounds: boundsOf(document, scene.areas, count > 0 ? grid.bounds : null) };
}

function boundsOf(document: PlanDocument, areas: EditScene['areas'], seats: Box | null): Box {
  const sheet = { left: 0, top: 0, right: document.size.width, bottom: document.size.height };
  const boxes = [extentOf(areas.flatMap(({ outline }) => outline)), seats].filter((box) => box !== null);
  if (boxes.length === 0) return sheet;
  return {
    left: Math.min(...boxes.map(({ left }) => left)) - 30,
    top: Math.min(...boxes.map(({ top }) => top)) - 30,
    right: Math.max(...boxes.map(({ right }) => right)) + 30,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + 30,
  };
}

/** One byte a seat: 1 when it is selected. */
export function selectedSeats(scene: EditScene, { seats }: Selection): Uint8Array {
  const flags = new Uint8Array(scene.count);
  if (seats.size > 0)
    for (let seat = 0; seat < scene.count; seat++) if (seats.has(scene.guids[seat] ?? '')) flags[seat] = 1;
  return flags;
}

/** The uppermost area at a point, or null. Labels are hit near their point. */
export function areaAt(scene: EditScene, at: Point, reach: number): PlanArea | null {
  for (let place = scene.areas.length - 1; place >= 0; place--) {
    const found = scene.areas[place];
    if (!found) continue;
    const { area, outline } = found;
    const [only] = outline;
    if (area.shape.type === 'text' && only) {
      const width = (area.text?.text.length ?? 1) * (area.text?.size ?? 16) * 0.3 + reach;
      if (Math.abs(only.x - at.x) < width && Math.abs(only.y - at.y) < 10 + reach) return area;
    } else if (isInside(outline, at)) return area;
  }
  return null;
}

/** Whether a point lies in a polygon, by counting how often a ray to the right crosses its edges. */
export function isInside(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  for (let at = 0, before = polygon.length - 1; at < polygon.length; before = at++) {
    const [a, b] = [polygon[at], polygon[before]];
    if (!a || !b) continue;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/** The seats whose centre, and the areas whose middle, lie in a lasso. */
export function withinLasso(scene: EditScene, lasso: readonly Point[]): Selection {
  const seats = new Set<string>();
  const areas = new Set<string>();
  const box = extentOf(lasso);
  if (!box) return { seats, areas };
  scene.grid.within(box, (seat) => {
    if (isInside(lasso, { x: scene.x[seat] ?? 0, y: scene.y[seat] ?? 0 })) seats.add(scene.guids[seat] ?? '');
  });
  for (const { area, outline } of scene.areas) {
    const extent = extentOf(outline);
    if (!extent) continue;
    const middle = { x: (extent.left + extent.right) / 2, y: (extent.top + extent.bottom) / 2 };
    if (isInside(lasso, middle)) areas.add(area.id);
  }
  return { seats, areas };
}
