import { defaultRadius, type PlanRow, type Position } from './document';
import { type RowNumbering, rowLabels, type SeatNumbering, seatNumbers } from './numbering';

export type RowBlock = {
  /** Where the middle of the first row stands. */
  at: Position;
  rows: number;
  seatsPerRow: number;
  seatSpacing: number;
  rowSpacing: number;
  /** Degrees by which the first row bends around what lies before it; 0 is straight, negative bends away. */
  bend: number;
  /** Degrees by which the whole block is turned, clockwise. */
  rotation: number;
  category: string;
  rowNumbering: RowNumbering;
  seatNumbering: SeatNumbering;
};

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Rows one behind the other; bent rows lie on circles around one centre, their seats as far apart as in straight ones.
 * Ids begin with `seed`, which must be new to the document.
 */
export function buildRows(block: RowBlock, seed: string): PlanRow[] {
  const labels = rowLabels(block.rows, block.rowNumbering);
  const numbers = seatNumbers(block.seatsPerRow, block.seatNumbering);
  return labels.map((number, rowAt) => ({
    id: `${seed}-r${rowAt + 1}`,
    number,
    showNumber: 'both',
    rowLabel: null,
    seatLabel: null,
    seats: rowPositions(block, rowAt).map((position, at) => ({
      guid: `${seed}-${rowAt * block.seatsPerRow + at + 1}`,
      number: numbers[at] ?? '',
      category: block.category,
      accessible: false,
      radius: defaultRadius,
      ...position,
    })),
  }));
}

/** Where the seats of one row of a block stand. */
export function rowPositions(block: RowBlock, rowAt: number): Position[] {
  const { seatsPerRow, seatSpacing, rowSpacing, bend, at, rotation } = block;
  const turn = radians(rotation);
  const depth = rowAt * rowSpacing;
  // The radius at which the first row, as long as it is, bends by so much.
  const first = bend === 0 ? 0 : (seatSpacing * (seatsPerRow - 1)) / radians(Math.abs(bend));
  const radius = bend > 0 ? first + depth : Math.max(first - depth, seatSpacing);
  return Array.from({ length: seatsPerRow }, (_, seat) => {
    const along = (seat - (seatsPerRow - 1) / 2) * seatSpacing;
    const angle = first === 0 ? 0 : along / radius;
    const sag = first === 0 ? 0 : radius * (1 - Math.cos(angle)) * Math.sign(bend);
    const x = first === 0 ? along : radius * Math.sin(angle);
    const y = depth - sag;
    return {
      x: Math.round(at.x + x * Math.cos(turn) - y * Math.sin(turn)) + 0,
      y: Math.round(at.y + x * Math.sin(turn) + y * Math.cos(turn)) + 0,
    };
  });
}
