import type { PlanShape } from '@/db/schema/plans';
import {
  categoryColors,
  defaultRadius,
  type PlanArea,
  type PlanDocument,
  type PlanRow,
  type PlanZone,
} from './document';
import { extentOf } from './outline';
import { type PublishedPlan, type PublishedSeat, publishedScale } from './to-published';

type Published = Omit<PublishedPlan, 'seats'> & {
  /** In the order of their indexes. A guid is null in a plan that nobody drew with the editor. */
  seats: readonly (Omit<PublishedSeat, 'guid'> & { guid: string | null })[];
};

const areaKinds: Record<PlanShape['kind'], PlanArea['kind']> = {
  stage: 'stage',
  area: 'standing',
  label: 'label',
  outline: 'decor',
};

const whole = (length: number) => Math.round(length / publishedScale);

/**
 * The document that a published plan could have been drawn as: the other way round than `toPublished`. A part of a zone
 * becomes a zone of its own ("Stalls, Left"), since a document has no parts.
 */
export function fromPublished(name: string, { width, height, shapes, seats }: Published): PlanDocument {
  const guidOf = (seat: (typeof seats)[number]) => seat.guid ?? `house-${seat.seatIndex + 1}`;
  const guids = new Map(seats.map((seat) => [seat.seatIndex, guidOf(seat)]));
  const zones = new Map<string, PlanZone>();
  const rows = new Map<number, PlanRow>();
  for (const seat of [...seats].sort((a, b) => a.rowIndex - b.rowIndex || a.rowPosition - b.rowPosition)) {
    const called = seat.section ? `${seat.zone}, ${seat.section}` : seat.zone;
    const zone = zones.get(called) ?? zoneOf(called, zones.size + 1);
    const row = rows.get(seat.rowIndex) ?? rowOf(seat);
    zones.set(called, zone);
    if (!rows.has(seat.rowIndex)) zone.rows.push(row);
    rows.set(seat.rowIndex, row);
    const companionOf = guids.get(seat.companionOf ?? -1);
    row.seats.push({
      guid: guidOf(seat),
      number: seat.seatLabel,
      category: seat.category,
      accessible: seat.accessible,
      ...(companionOf !== undefined && { companionOf }),
      radius: defaultRadius,
      x: whole(seat.x),
      y: whole(seat.y),
    });
  }
  const areas = shapes.map(areaOf);
  const [first = zoneOf('Main', 1), ...others] = zones.values();
  const categories = [...new Set(seats.map(({ category }) => category))].sort();
  return {
    name,
    size: { width: whole(width), height: whole(height) },
    categories: categories.map((category, at) => ({
      name: category,
      color: categoryColors[at % categoryColors.length] ?? '#2b5fb4',
    })),
    zones: [{ ...first, areas }, ...others],
  };
}

const zoneOf = (name: string, number: number): PlanZone => ({
  id: `zone-${number}`,
  zoneId: `zone-${number}`,
  name,
  rows: [],
  areas: [],
});

const rowOf = ({ rowIndex, rowLabel }: { rowIndex: number; rowLabel: string }): PlanRow => ({
  id: `row-${rowIndex + 1}`,
  number: rowLabel,
  showNumber: null,
  rowLabel: null,
  seatLabel: null,
  seats: [],
});

function areaOf({ kind, key, text, points }: PlanShape, at: number): PlanArea {
  const corners = points.map(([x, y]) => ({ x: whole(x), y: whole(y) }));
  const [corner = { x: 0, y: 0 }] = corners;
  const area = { id: key ?? `area-${at + 1}`, kind: areaKinds[kind], ...corner, rotation: 0 };
  if (corners.length < 3) return { ...area, shape: { type: 'text' }, text: { text: text ?? '', x: 0, y: 0 } };
  const extent = extentOf(corners) ?? { left: 0, right: 0, top: 0, bottom: 0 };
  const middle = {
    x: Math.round((extent.left + extent.right) / 2) - corner.x,
    y: Math.round((extent.top + extent.bottom) / 2) - corner.y,
  };
  return {
    ...area,
    shape: { type: 'polygon', points: corners.map(({ x, y }) => ({ x: x - corner.x, y: y - corner.y })) },
    ...(text && { text: { text, ...middle } }),
  };
}
