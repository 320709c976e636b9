/**
 * A seating plan while it is drawn. Lengths are whole units of the file format (a seat is about 20 across, and half a
 * metre in the hall); every position is measured from the plan's corner, never from a zone or a row.
 */
export type PlanDocument = {
  name: string;
  size: { width: number; height: number };
  categories: PlanCategory[];
  zones: PlanZone[];
};

export type Position = { x: number; y: number };

/** A category is known by its name; the colour is any CSS colour. */
export type PlanCategory = { name: string; color: string };

/** Ids of zones, rows and areas are unique in the whole document. */
export type PlanZone = { id: string; zoneId: string; name: string; rows: PlanRow[]; areas: PlanArea[] };

export type PlanRow = {
  id: string;
  /** "A", "12": what stands at its end and on the ticket. */
  number: string;
  showNumber: 'start' | 'end' | 'both' | null;
  /** Words for describing the row and its seats; kept for other programs. */
  rowLabel: string | null;
  seatLabel: string | null;
  /** In order along the row. */
  seats: PlanSeat[];
};

export type PlanSeat = {
  /** Who the seat is, for ever: a sold ticket finds its seat in a newer version by this. */
  guid: string;
  number: string;
  /** Name of a category, or empty. */
  category: string;
  /** A place for a wheelchair. */
  accessible: boolean;
  /** A companion's place: the guid of the wheelchair place with which it is sold. */
  companionOf?: string;
  radius: number;
  x: number;
  y: number;
  /** Kept for other programs. */
  uuid?: string;
  startDirection?: string | null;
};

export type AreaKind = 'stage' | 'standing' | 'label' | 'decor';

export type AreaShape =
  | { type: 'rectangle'; width: number; height: number }
  | { type: 'circle'; radius: number }
  | { type: 'ellipse'; radiusX: number; radiusY: number }
  | { type: 'polygon'; points: Position[] }
  | { type: 'text' };

export type AreaText = { text: string; color?: string; size?: number; x: number; y: number };

/** A drawing that is not a seat. A rectangle stands at its upper left corner, circle and ellipse at their centre. */
export type PlanArea = {
  /** For a standing area also the key by which price levels name it, so it stays the same over versions. */
  id: string;
  kind: AreaKind;
  x: number;
  y: number;
  /** Degrees, clockwise, around x and y. */
  rotation: number;
  color?: string;
  borderColor?: string;
  shape: AreaShape;
  /** Its position is relative to the area's. */
  text?: AreaText;
};

export const defaultRadius = 10;

/** Colours for new categories: stones of the mosaic, told apart by those who see fewer colours too. */
export const categoryColors = [
  '#2b5fb4',
  '#0f7562',
  '#c2922b',
  '#b0432b',
  '#7a49a5',
  '#55671a',
  '#a83275',
  '#4a5f70',
];

/** Every seat with the row and zone it is in, in order. */
export function* seatsOf(
  document: PlanDocument,
): Generator<{ seat: PlanSeat; row: PlanRow; zone: PlanZone }> {
  for (const zone of document.zones)
    for (const row of zone.rows) for (const seat of row.seats) yield { seat, row, zone };
}

export function countSeats(document: PlanDocument): number {
  let count = 0;
  for (const zone of document.zones) for (const row of zone.rows) count += row.seats.length;
  return count;
}

/** A plan with one zone and nothing in it. */
export function emptyDocument(name: string): PlanDocument {
  return {
    name,
    size: { width: 1000, height: 800 },
    categories: [{ name: 'Standard', color: categoryColors[0] ?? '#2b5fb4' }],
    zones: [{ id: 'zone-1', zoneId: 'main', name: 'Main', rows: [], areas: [] }],
  };
}
