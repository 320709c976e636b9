/**
 * The JSON that pretix's open plan editor reads and writes (seating-plan.schema.json). Positions in a zone are relative
 * to the zone's, those in a row to the row's. `*` marks what only older files have.
 */
export type FilePosition = { x: number; y: number };

export type PlanFile = {
  name: string;
  categories: { name: string; color?: string }[];
  zones: FileZone[];
  size: { width: number; height: number };
};

export type FileZone = {
  name?: string;
  zone_id?: string;
  uuid?: string;
  position: FilePosition;
  rows: FileRow[];
  areas?: FileArea[];
};

export type FileRow = {
  row_number: string;
  row_label?: string | null;
  seat_label?: string | null;
  uuid?: string;
  seats: FileSeat[];
  row_number_position?: 'start' | 'end' | 'both' | null;
  position?: FilePosition;
};

export type FileSeat = {
  seat_guid: string;
  seat_number: string;
  uuid?: string;
  start_direction?: string | null;
  radius?: number;
  position: FilePosition;
  category: string;
};

export type FileArea = {
  color?: string;
  border_color?: string;
  rotation?: number;
  position?: FilePosition;
  uuid?: string;
  shape?: 'polygon' | 'rectangle' | 'ellipse' | 'circle' | 'text';
  polygon?: { points: FilePosition[] };
  rectangle?: { width: number; height: number };
  ellipse?: { radius: FilePosition };
  circle?: { radius: number };
  text?: string | { text: string; color?: string; size?: number; position: FilePosition };
  /** * the only shape was a rectangle then */
  width?: number;
  height?: number;
};

/** What a plan may hold at most; a file beyond is refused. */
export const planLimits = {
  bytes: 20 * 1024 * 1024,
  seats: 60_000,
  rows: 10_000,
  areas: 2_000,
  zones: 500,
  categories: 64,
  /** Characters of a name, a number, an id. */
  text: 200,
  /** Largest coordinate; past it a plan is a mistake. */
  reach: 100_000,
};

const kindMark = /^(stage|standing|label|decor):(.+)$/s;
const accessibleMark = /^accessible:(.+)$/s;

/*
 * The format has no place for what an area is for, nor for accessible seats, and refuses unknown keys. Both travel in
 * `uuid`, which programs keep and show to nobody.
 */

/** Splits an area's uuid into what the area is for, if it says so, and its id. */
export function readAreaMark(uuid: string | undefined) {
  const [, kind, id] = kindMark.exec(uuid ?? '') ?? [];
  return { kind: kind as 'stage' | 'standing' | 'label' | 'decor' | undefined, id: id ?? uuid };
}

export const needsMark = (id: string) => kindMark.test(id);

/** Splits a seat's uuid into whether it is accessible, and its own uuid. */
export function readSeatMark(uuid: string | undefined) {
  const [, rest] = accessibleMark.exec(uuid ?? '') ?? [];
  return { accessible: rest !== undefined, uuid: rest ?? uuid };
}
