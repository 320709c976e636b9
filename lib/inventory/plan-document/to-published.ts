import type { PlanShape } from '@/db/schema/plans';
import { type AreaKind, type PlanDocument, type PlanRow, type PlanZone, seatsOf } from './document';
import { extentOf, outlineOf } from './outline';

/** A seat as the table `seats` keeps it, without its plan. */
export type PublishedSeat = {
  seatIndex: number;
  guid: string;
  zone: string;
  section: string;
  rowLabel: string;
  seatLabel: string;
  rowIndex: number;
  rowPosition: number;
  category: string;
  x: number;
  y: number;
  accessible: boolean;
  /** The index of its wheelchair place. */
  companionOf?: number | null;
};

export type PublishedPlan = { width: number; height: number; shapes: PlanShape[]; seats: PublishedSeat[] };

/** Seats 25 units apart in a document are half a metre apart in the hall: a unit is two centimetres. */
export const publishedScale = 2;
const margin = 60;

const shapeKinds: Record<AreaKind, PlanShape['kind']> = {
  stage: 'stage',
  standing: 'area',
  label: 'label',
  decor: 'outline',
};

/**
 * The plan as it is sold. Seats that `before` knows (their guids by index) keep their index, so that somebody who has
 * the older version open still means the same seat. Rows count from the stage. "Stalls, Left" is the part Left of the
 * zone Stalls.
 */
export function toPublished(document: PlanDocument, before: readonly string[] = []): PublishedPlan {
  const areas = document.zones.flatMap((zone) => zone.areas);
  const points = [...areas.flatMap(outlineOf), ...[...seatsOf(document)].map(({ seat }) => seat)];
  const extent = extentOf(points) ?? { left: 0, top: 0, right: 1, bottom: 1 };
  const place = (x: number, y: number): [number, number] => [
    (x - extent.left) * publishedScale + margin,
    (y - extent.top) * publishedScale + margin,
  ];
  const seats = rowsFromStage(document).flatMap(({ row, zone }, rowIndex) => {
    const [name = '', ...part] = zone.name.split(', ');
    const positions = placesInRow(row);
    return row.seats.map((seat, at) => {
      const [x, y] = place(seat.x, seat.y);
      return {
        guid: seat.guid,
        zone: name,
        section: part.join(', '),
        rowLabel: row.number,
        seatLabel: seat.number,
        rowIndex,
        rowPosition: positions[at] ?? at + 1,
        category: seat.category,
        accessible: seat.accessible,
        companion: seat.companionOf,
        x,
        y,
      };
    });
  });
  const indexes = keepIndexes(
    seats.map(({ guid }) => guid),
    before,
  );
  const byGuid = new Map(seats.map(({ guid }, at) => [guid, indexes[at] ?? at]));
  const shapes = areas.map((area): PlanShape => {
    const text = area.text?.text ?? (area.kind === 'stage' ? 'Stage' : undefined);
    return {
      kind: shapeKinds[area.kind],
      ...(area.kind === 'standing' && { key: area.id }),
      ...(text && { text }),
      points: outlineOf(area).map(({ x, y }) => place(x, y)),
    };
  });
  return {
    width: (extent.right - extent.left) * publishedScale + 2 * margin,
    height: (extent.bottom - extent.top) * publishedScale + 2 * margin,
    shapes,
    seats: seats.map(({ companion, ...seat }, at) => ({
      ...seat,
      seatIndex: indexes[at] ?? at,
      companionOf: byGuid.get(companion ?? '') ?? null,
    })),
  };
}

type PlacedRow = { row: PlanRow; zone: PlanZone };

/** Rows with seats, zone by zone, the nearest to the stage first; in the document's order where there is no stage. */
function rowsFromStage(document: PlanDocument): PlacedRow[] {
  const stage = document.zones.flatMap(({ areas }) => areas).find(({ kind }) => kind === 'stage');
  const box = stage && extentOf(outlineOf(stage));
  const distance = ({ row }: PlacedRow) => {
    const extent = box && extentOf(row.seats);
    if (!box || !extent) return 0;
    const dx = (extent.left + extent.right - box.left - box.right) / 2;
    return Math.hypot(dx, (extent.top + extent.bottom - box.top - box.bottom) / 2);
  };
  return document.zones.flatMap((zone) =>
    zone.rows
      .filter(({ seats }) => seats.length > 0)
      .map((row) => ({ row, zone }))
      .sort((a, b) => distance(a) - distance(b)),
  );
}

/** Neighbours differ by one; where the step is wider than usual there is an aisle, and so a gap. */
function placesInRow({ seats }: PlanRow): number[] {
  const steps = seats.slice(1).map((seat, at) => {
    const beside = seats[at] ?? seat;
    return Math.hypot(seat.x - beside.x, seat.y - beside.y);
  });
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] || 1;
  let place = 1;
  const places = [1];
  for (const step of steps) {
    place += step > usual * 1.6 ? Math.min(Math.round(step / usual), 20) : 1;
    places.push(place);
  }
  return places.slice(0, seats.length);
}

/** Indexes 0 … n-1: those of before where they fit, the free ones in order for all others. */
function keepIndexes(guids: string[], before: readonly string[]): number[] {
  const known = new Map(before.map((guid, at) => [guid, at]));
  const kept = guids.map((guid) => {
    const index = known.get(guid);
    return index !== undefined && index < guids.length ? index : null;
  });
  const taken = new Set(kept);
  let next = 0;
  return kept.map((index) => {
    if (index !== null) return index;
    while (taken.has(next)) next++;
    return next++;
  });
}
