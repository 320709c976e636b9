import type { Box, Point } from './viewport';

type Positions = { count: number; x: Int32Array; y: Int32Array };

/** Seats sorted into square cells, so that finding the one under the pointer looks at a handful. */
export type HitGrid = {
  /** The nearest seat within `reach` plan units, or -1. */
  nearest(at: Point, reach: number): number;
  /** Calls `visit` for every seat in the box, and for some just outside it. */
  within(box: Box, visit: (seat: number) => void): void;
  /** What the seats cover. */
  bounds: Box;
};

/** Builds the index. `cell` is the side of a cell in plan units; twice the distance of two seats does well. */
export function createHitGrid({ count, x, y }: Positions, cell: number): HitGrid {
  const bounds: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let seat = 0; seat < count; seat++) {
    bounds.left = Math.min(bounds.left, x[seat] ?? 0);
    bounds.right = Math.max(bounds.right, x[seat] ?? 0);
    bounds.top = Math.min(bounds.top, y[seat] ?? 0);
    bounds.bottom = Math.max(bounds.bottom, y[seat] ?? 0);
  }
  if (count === 0) Object.assign(bounds, { left: 0, top: 0, right: 0, bottom: 0 });
  // An outlier must not make a grid of a billion cells.
  const span = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top);
  const side = Math.max(cell, span / 512, 1);
  const columns = Math.floor((bounds.right - bounds.left) / side) + 1;
  const lines = Math.floor((bounds.bottom - bounds.top) / side) + 1;
  const columnOf = (at: number) => Math.floor((at - bounds.left) / side);
  const lineOf = (at: number) => Math.floor((at - bounds.top) / side);

  // Counting sort: starts[c] … starts[c + 1] are the seats of cell c.
  const starts = new Uint32Array(columns * lines + 1);
  const cellOf = new Uint32Array(count);
  for (let seat = 0; seat < count; seat++) {
    const place = lineOf(y[seat] ?? 0) * columns + columnOf(x[seat] ?? 0);
    cellOf[seat] = place;
    starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(count);
  for (let seat = 0; seat < count; seat++) {
    const place = cellOf[seat] ?? 0;
    const slot = next[place] ?? 0;
    order[slot] = seat;
    next[place] = slot + 1;
  }

  const within: HitGrid['within'] = (box, visit) => {
    const firstColumn = Math.max(0, columnOf(box.left));
    const lastColumn = Math.min(columns - 1, columnOf(box.right));
    const firstLine = Math.max(0, lineOf(box.top));
    const lastLine = Math.min(lines - 1, lineOf(box.bottom));
    if (firstColumn > lastColumn) return;
    for (let line = firstLine; line <= lastLine; line++) {
      const end = starts[line * columns + lastColumn + 1] ?? 0;
      for (let slot = starts[line * columns + firstColumn] ?? 0; slot < end; slot++) visit(order[slot] ?? 0);
    }
  };

  const nearest: HitGrid['nearest'] = (at, reach) => {
    let best = -1;
    let bestSquare = reach * reach;
    const box = { left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach };
    within(box, (seat) => {
      const square = ((x[seat] ?? 0) - at.x) ** 2 + ((y[seat] ?? 0) - at.y) ** 2;
      if (square <= bestSquare) [best, bestSquare] = [seat, square];
    });
    return best;
  };

  return { nearest, within, bounds };
}
