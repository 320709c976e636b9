/** The free seats of one row, in order; neighbours differ by one in position, an aisle or a taken seat leaves a gap. */
export type FreeRow = { section: string; rowIndex: number; positions: number[]; seatIndexes: number[] };

type Candidate = { seatIndexes: number[]; strands: number; rowRank: number; offCentre: number };

/** Seats that sit side by side, as slices of a row. */
function runsOf(row: FreeRow): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  row.positions.forEach((position, at) => {
    const last = runs.at(-1);
    if (last && position === (row.positions[at - 1] ?? Number.NaN) + 1) last.to = at;
    else runs.push({ from: at, to: at });
  });
  return runs;
}

/** How many seats a block of `size` at `start` would leave with no neighbour, within a run. */
function stranded(run: { from: number; to: number }, start: number, size: number): number {
  const left = start - run.from;
  const right = run.to - (start + size) + 1;
  return (left === 1 ? 1 : 0) + (right === 1 ? 1 : 0);
}

/**
 * Blocks of `size` seats side by side, best first: those that leave no single seat over, then the rows nearest the
 * stage, then the middle of the row. Equals come in random order, so that many buyers at once look in different places;
 * with `spread` all that leave as many single seats over are equals.
 */
export function adjacentBlocks(
  rows: FreeRow[],
  size: number,
  { spread = false, random = Math.random }: { spread?: boolean; random?: () => number } = {},
): number[][] {
  const firstRow = new Map<string, number>();
  for (const row of rows) {
    firstRow.set(row.section, Math.min(row.rowIndex, firstRow.get(row.section) ?? row.rowIndex));
  }
  const candidates: (Candidate & { lot: number })[] = [];
  for (const row of rows) {
    const middle = ((row.positions[0] ?? 0) + (row.positions.at(-1) ?? 0)) / 2;
    for (const run of runsOf(row)) {
      for (let start = run.from; start + size - 1 <= run.to; start++) {
        const centre = ((row.positions[start] ?? 0) + (row.positions[start + size - 1] ?? 0)) / 2;
        candidates.push({
          seatIndexes: row.seatIndexes.slice(start, start + size),
          strands: stranded(run, start, size),
          rowRank: row.rowIndex - (firstRow.get(row.section) ?? 0),
          offCentre: Math.abs(centre - middle),
          lot: random(),
        });
      }
    }
  }
  const better = (a: Candidate, b: Candidate) => a.rowRank - b.rowRank || a.offCentre - b.offCentre;
  candidates.sort((a, b) => a.strands - b.strands || (spread ? 0 : better(a, b)) || a.lot - b.lot);
  return candidates.map((candidate) => candidate.seatIndexes);
}

/**
 * When no block is left, seats near each other: filled from the rows that have most, so that a party is split into as
 * few groups as possible and the last singles are sold too. Null when there are not enough seats at all.
 */
export function scatteredSeats(rows: FreeRow[], size: number): number[] | null {
  const runs = rows.flatMap((row) => runsOf(row).map(({ from, to }) => row.seatIndexes.slice(from, to + 1)));
  if (runs.reduce((sum, run) => sum + run.length, 0) < size) return null;
  runs.sort((a, b) => b.length - a.length);
  const chosen: number[] = [];
  for (const run of runs) {
    chosen.push(...run.slice(0, size - chosen.length));
    if (chosen.length === size) break;
  }
  return chosen;
}
