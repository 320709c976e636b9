import type { PlanShape } from '@/db/schema/plans';

/**
 * A plan as it travels: columns instead of objects, differences instead of values, so that 18,000 seats compress
 * to a few dozen kilobytes. Pure, and the same on the server and in the browser.
 */
export type WirePlan = {
  format: 1;
  id: string;
  name: string;
  width: number;
  height: number;
  shapes: PlanShape[];
  categories: string[];
  /** [zone, section] pairs; a row names its pair by place. */
  sections: [string, string][];
  rows: { section: number[]; label: string[] };
  /** Runs of seats that stand next to each other in one row, in order of seat index. */
  runs: { row: number[]; length: number[]; label: RunLabels[] };
  /** Runs: [category, how many seats, …]. */
  category: number[];
  /** Differences: to the seat before, and between runs to the first seat of the run before. */
  x: number[];
  y: number[];
  position: number[];
  /** Differences between the indexes of accessible seats. */
  accessible: number[];
  /** Pairs of a companion place and its wheelchair place, one after the other; not there without any. */
  companions?: number[];
};

/** Either [first number, step] or every label of the run. */
type RunLabels = [number, number] | string[];

export type PlanSeat = {
  seatIndex: number;
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
  /** The index of the wheelchair place with which it is sold. */
  companionOf?: number | null;
};

export type PlanHead = Pick<WirePlan, 'id' | 'name' | 'width' | 'height' | 'shapes'>;

/** Collects distinct values in order of first appearance. */
function table<T>(keyOf: (value: T) => string) {
  const places = new Map<string, number>();
  const values: T[] = [];
  const place = (value: T) => {
    const key = keyOf(value);
    let found = places.get(key);
    if (found === undefined) {
      found = values.push(value) - 1;
      places.set(key, found);
    }
    return found;
  };
  return { values, place };
}

function runLabels(labels: string[]): RunLabels {
  const numbers = labels.map(Number);
  const first = numbers[0] ?? 0;
  const step = (numbers[1] ?? first) - first;
  const regular = labels.every((text, at) => text === String(first + step * at));
  return regular ? [first, step] : labels;
}

const differences = (values: number[]) => values.map((value, at) => value - (values[at - 1] ?? 0));

function sums(steps: number[]): number[] {
  let total = 0;
  return steps.map((step) => {
    total += step;
    return total;
  });
}

/** Differences inside a run; the first of a run is compared with the first of the run before. */
function columnOut(values: number[], lengths: number[]): number[] {
  const out: number[] = [];
  let at = 0;
  let head = 0;
  for (const length of lengths) {
    for (let offset = 0; offset < length; offset++, at++) {
      const value = values[at] ?? 0;
      out.push(offset === 0 ? value - head : value - (values[at - 1] ?? 0));
      if (offset === 0) head = value;
    }
  }
  return out;
}

function columnIn<T extends Int32Array | Int16Array>(steps: number[], lengths: number[], into: T): T {
  let at = 0;
  let head = 0;
  for (const length of lengths) {
    let value = head;
    for (let offset = 0; offset < length; offset++, at++) {
      value += steps[at] ?? 0;
      into[at] = value;
      if (offset === 0) head = value;
    }
  }
  return into;
}

/** Packs a plan for the wire. `seats` must be sorted by seatIndex and cover 0 … n-1; throws when they do not. */
export function encodePlan(head: PlanHead, seats: PlanSeat[]): WirePlan {
  const sections = table<[string, string]>((pair) => JSON.stringify(pair));
  const categories = table<string>((name) => name);
  const rows = table<PlanSeat>((seat) => String(seat.rowIndex));
  const runs = { row: [] as number[], length: [] as number[] };
  const category: number[] = [];
  for (const [at, seat] of seats.entries()) {
    if (seat.seatIndex !== at) throw new Error(`Plan ${head.id} has no seat ${at}`);
    const row = rows.place(seat);
    if (runs.row.at(-1) === row) runs.length[runs.length.length - 1] = (runs.length.at(-1) ?? 0) + 1;
    else {
      runs.row.push(row);
      runs.length.push(1);
    }
    const covered = categories.place(seat.category);
    if (category.at(-2) === covered) category[category.length - 1] = (category.at(-1) ?? 0) + 1;
    else category.push(covered, 1);
  }
  let start = 0;
  const label = runs.length.map((length) => {
    const run = seats.slice(start, start + length).map((seat) => seat.seatLabel);
    start += length;
    return runLabels(run);
  });
  const column = (pick: (seat: PlanSeat) => number) => columnOut(seats.map(pick), runs.length);
  const companions = seats.flatMap(({ seatIndex, companionOf }) =>
    companionOf === null || companionOf === undefined ? [] : [seatIndex, companionOf],
  );
  const rowSections = rows.values.map((seat) => sections.place([seat.zone, seat.section]));
  return {
    format: 1,
    ...head,
    categories: categories.values,
    sections: sections.values,
    rows: { section: rowSections, label: rows.values.map((seat) => seat.rowLabel) },
    runs: { ...runs, label },
    category,
    x: column((seat) => seat.x),
    y: column((seat) => seat.y),
    position: column((seat) => seat.rowPosition),
    accessible: differences(seats.filter((seat) => seat.accessible).map((seat) => seat.seatIndex)),
    ...(companions.length > 0 && { companions }),
  };
}

type PlanRow = { section: number; label: string /** Seat indexes by position. */; seats: number[] };
type PlanSection = { zone: string; name: string /** Row numbers, front to back. */; rows: number[] };

/** A plan ready to draw and to search; a seat is its index. */
export type Plan = PlanHead & {
  count: number;
  x: Int32Array;
  y: Int32Array;
  position: Int16Array;
  /** Place in `rows`. */
  row: Uint16Array;
  /** Place in `categories`. */
  category: Uint8Array;
  accessible: Uint8Array;
  /** Wheelchair places by their companion places. */
  companionOf: ReadonlyMap<number, number>;
  labels: string[];
  categories: string[];
  rows: PlanRow[];
  sections: PlanSection[];
};

/** Unpacks what encodePlan packed. */
export function decodePlan(wire: WirePlan): Plan {
  const { runs, rows: wireRows, sections: wireSections, category: wireCategory, accessible: marks } = wire;
  const count = wire.x.length;
  const row = new Uint16Array(count);
  const labels: string[] = [];
  const rows: PlanRow[] = wireRows.section.map((section, at) => ({
    section,
    label: wireRows.label[at] ?? '',
    seats: [],
  }));
  runs.row.forEach((rowPlace, run) => {
    const [first, step] = runs.label[run] ?? [];
    for (let offset = 0; offset < (runs.length[run] ?? 0); offset++) {
      row[labels.length] = rowPlace;
      rows[rowPlace]?.seats.push(labels.length);
      labels.push(
        typeof first === 'number'
          ? String(first + Number(step) * offset)
          : String(runs.label[run]?.[offset] ?? ''),
      );
    }
  });
  const category = new Uint8Array(count);
  for (let pair = 0, at = 0; pair < wireCategory.length; pair += 2) {
    const end = at + (wireCategory[pair + 1] ?? 0);
    category.fill(wireCategory[pair] ?? 0, at, end);
    at = end;
  }
  const accessible = new Uint8Array(count);
  for (const seat of sums(marks)) accessible[seat] = 1;
  const companionOf = new Map<number, number>();
  const pairs = wire.companions ?? [];
  for (let at = 0; at < pairs.length; at += 2) companionOf.set(pairs[at] ?? 0, pairs[at + 1] ?? 0);
  const position = columnIn(wire.position, runs.length, new Int16Array(count));
  for (const { seats } of rows) seats.sort((a, b) => (position[a] ?? 0) - (position[b] ?? 0));
  const sections: PlanSection[] = wireSections.map(([zone, name]) => ({ zone, name, rows: [] }));
  rows.forEach(({ section }, at) => {
    sections[section]?.rows.push(at);
  });
  const { id, name, width, height, shapes, categories } = wire;
  return {
    ...{
      id,
      name,
      width,
      height,
      shapes,
      count,
      row,
      labels,
      rows,
      sections,
      category,
      accessible,
      companionOf,
      position,
      categories,
    },
    x: columnIn(wire.x, runs.length, new Int32Array(count)),
    y: columnIn(wire.y, runs.length, new Int32Array(count)),
  };
}
