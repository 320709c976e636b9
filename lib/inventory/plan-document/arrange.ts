import type { PlanDocument } from './document';
import { editAreas, editSeats, type Selection } from './edit-items';
import { extentOf, outlineOf } from './outline';

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** Something that moves as one: the selected part of a row, or an area. */
type Item = { key: string; left: number; top: number; right: number; bottom: number };

const along = {
  x: (item: Item) => [item.left, item.right] as const,
  y: (item: Item) => [item.top, item.bottom] as const,
};

function itemsOf(document: PlanDocument, selection: Selection): Item[] {
  const items: Item[] = [];
  for (const zone of document.zones) {
    for (const row of zone.rows) {
      const extent = extentOf(row.seats.filter(({ guid }) => selection.seats.has(guid)));
      if (extent) items.push({ key: `row ${row.id}`, ...extent });
    }
    for (const area of zone.areas) {
      const extent = selection.areas.has(area.id) && extentOf(outlineOf(area));
      if (extent) items.push({ key: `area ${area.id}`, ...extent });
    }
  }
  return items;
}

/**
 * Lines rows and areas up at an edge of what they cover together. Seats of one row keep their distances, unless the
 * selection lies in one row: then its seats are lined up themselves.
 */
export function align(document: PlanDocument, selection: Selection, edge: Edge): PlanDocument {
  const items = itemsOf(document, selection);
  const axis = edge === 'left' || edge === 'centre' || edge === 'right' ? 'x' : 'y';
  const ends = items.map(along[axis]);
  const low = Math.min(...ends.map(([start]) => start));
  const high = Math.max(...ends.map(([, end]) => end));
  const target = (start: number, end: number) => {
    if (edge === 'left' || edge === 'top') return low - start;
    if (edge === 'right' || edge === 'bottom') return high - end;
    return Math.round((low + high - start - end) / 2);
  };
  if (items.length === 1 && selection.seats.size > 1)
    return editSeats(document, selection.seats, (seat) => ({
      ...seat,
      [axis]: seat[axis] + target(seat[axis], seat[axis]),
    }));
  const shifts = new Map(items.map((item) => [item.key, target(...along[axis](item))]));
  return shiftItems(document, selection, axis, shifts);
}

/** Makes the gaps between rows and areas the same; of one row, the gaps between its seats. The outermost stay. */
export function distribute(document: PlanDocument, selection: Selection, axis: 'x' | 'y'): PlanDocument {
  const items = itemsOf(document, selection);
  if (items.length === 1) return distributeSeats(document, selection, axis);
  const sorted = items.sort((a, b) => along[axis](a)[0] - along[axis](b)[0]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || sorted.length < 3) return document;
  const room = along[axis](last)[1] - along[axis](first)[0];
  const filled = sorted.reduce((sum, item) => sum + along[axis](item)[1] - along[axis](item)[0], 0);
  const gap = (room - filled) / (sorted.length - 1);
  let next = along[axis](first)[0];
  const shifts = new Map<string, number>();
  for (const item of sorted) {
    const [start, end] = along[axis](item);
    shifts.set(item.key, Math.round(next - start));
    next += end - start + gap;
  }
  return shiftItems(document, selection, axis, shifts);
}

function distributeSeats(document: PlanDocument, { seats }: Selection, axis: 'x' | 'y'): PlanDocument {
  const chosen = document.zones
    .flatMap((zone) => zone.rows.flatMap((row) => row.seats))
    .filter(({ guid }) => seats.has(guid))
    .sort((a, b) => a[axis] - b[axis]);
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last || chosen.length < 3) return document;
  const step = (last[axis] - first[axis]) / (chosen.length - 1);
  const places = new Map(chosen.map((seat, at) => [seat.guid, Math.round(first[axis] + at * step)]));
  return editSeats(document, seats, (seat) => ({ ...seat, [axis]: places.get(seat.guid) ?? seat[axis] }));
}

function shiftItems(
  document: PlanDocument,
  selection: Selection,
  axis: 'x' | 'y',
  shifts: ReadonlyMap<string, number>,
): PlanDocument {
  const rowOf = new Map<string, number>();
  for (const zone of document.zones)
    for (const row of zone.rows)
      for (const { guid } of row.seats) rowOf.set(guid, shifts.get(`row ${row.id}`) ?? 0);
  const move = <T extends { x: number; y: number }>(item: T, by: number): T =>
    by === 0 ? item : { ...item, [axis]: item[axis] + by };
  const seated = editSeats(document, selection.seats, (seat) => move(seat, rowOf.get(seat.guid) ?? 0));
  return editAreas(seated, selection.areas, (area) => move(area, shifts.get(`area ${area.id}`) ?? 0));
}
