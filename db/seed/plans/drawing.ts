import type { PlanShape, seats } from '@/db/schema';

export type Point = { x: number; y: number };
type DrawnSeat = Omit<typeof seats.$inferInsert, 'id' | 'planId'>;
export type DrawnPlan = {
  name: string;
  width: number;
  height: number;
  shapes: PlanShape[];
  seats: DrawnSeat[];
};

/** Centimetres from seat to seat and from row to row. */
export const seatPitch = 55;
export const rowPitch = 95;
const margin = 160;

type Row = {
  zone: string;
  section?: string;
  label: string;
  category: string;
  /** From left to right as the drawing shows them. */
  points: Point[];
  /** The number of the leftmost seat and what is added to the right; "1, 2, 3 …" unless told. */
  first?: number;
  step?: number;
  /** Seats for wheelchairs, by their place in the row. */
  accessible?: number[];
};

/** Collects rows and shapes in any coordinates and turns them into a plan whose corner is (0, 0). */
export function createDrawing(name: string) {
  const rows: Row[] = [];
  const shapes: PlanShape[] = [];
  return {
    row: (row: Row) => {
      if (row.points.length > 0) rows.push(row);
    },
    shape: (shape: PlanShape) => {
      shapes.push(shape);
    },
    label: (text: string, at: Point) => {
      shapes.push({ kind: 'label', text, points: [[at.x, at.y]] });
    },
    finish: (): DrawnPlan => finish(name, rows, shapes),
  };
}

function finish(name: string, rows: Row[], shapes: PlanShape[]): DrawnPlan {
  const all = [
    ...rows.flatMap((row) => row.points),
    ...shapes.flatMap((shape) => shape.points.map(([x, y]) => ({ x, y }))),
  ];
  const left = Math.min(...all.map((point) => point.x)) - margin;
  const top = Math.min(...all.map((point) => point.y)) - margin;
  const seats: DrawnSeat[] = [];
  for (const [rowIndex, row] of rows.entries()) {
    const { first = 1, step = 1 } = row;
    row.points.forEach((point, at) => {
      seats.push({
        seatIndex: seats.length,
        zone: row.zone,
        section: row.section ?? '',
        rowLabel: row.label,
        seatLabel: String(first + at * step),
        rowIndex,
        rowPosition: at + 1,
        category: row.category,
        x: Math.round(point.x - left),
        y: Math.round(point.y - top),
        accessible: row.accessible?.includes(at) ?? false,
      });
    });
  }
  return {
    name,
    width: Math.round(Math.max(...all.map((point) => point.x)) - left + margin),
    height: Math.round(Math.max(...all.map((point) => point.y)) - top + margin),
    shapes: shapes.map((shape) => ({
      ...shape,
      points: shape.points.map(([x, y]) => [Math.round(x - left), Math.round(y - top)]),
    })),
    seats,
  };
}

/** A, B … Z without I and O, then AA, BB: how halls letter their rows. */
export function rowLetter(index: number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const letter = letters.charAt(index % letters.length);
  return index < letters.length ? letter : letter + letter;
}

/**
 * Seats on an arc around `centre`, from angle `from` to `to` in radians; 0 points away from the stage, negative is
 * left. As many seats as fit at the usual pitch, centred between the two angles.
 */
export function arc(centre: Point, radius: number, from: number, to: number, pitch = seatPitch): Point[] {
  const count = Math.floor(((to - from) * radius) / pitch + 1e-6);
  const step = pitch / radius;
  const start = (from + to) / 2 - ((count - 1) / 2) * step;
  return Array.from({ length: Math.max(count, 0) }, (_, at) => {
    const angle = start + at * step;
    return { x: centre.x + radius * Math.sin(angle), y: centre.y + radius * Math.cos(angle) };
  });
}

/** A closed outline around an arc-shaped block, for stages and areas. */
export function ring(
  centre: Point,
  inner: number,
  outer: number,
  from: number,
  to: number,
  steps = 24,
): [number, number][] {
  const at = (radius: number, share: number): [number, number] => {
    const angle = from + (to - from) * share;
    return [centre.x + radius * Math.sin(angle), centre.y + radius * Math.cos(angle)];
  };
  const shares = Array.from({ length: steps + 1 }, (_, step) => step / steps);
  return [...shares.map((share) => at(outer, share)), ...shares.reverse().map((share) => at(inner, share))];
}
