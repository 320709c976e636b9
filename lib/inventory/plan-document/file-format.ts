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
const companionMark = /^companion:(\d{1,3}):(.+)$/s;

/*
 * The format has no place for what an area is for, nor for accessible seats and companion places, and refuses unknown keys. Both travel in
 * `uuid`, which programs keep and show to nobody.
 */

/** Splits an area's uuid into what the area is for, if it says so, and its id. */
export function readAreaMark(uuid: string | undefined) {
  const [, kind, id] = kindMark.exec(uuid ?? '') ?? [];
  return { kind: kind as 'stage' | 'standing' | 'label' | 'decor' | undefined, id: id ?? uuid };
}

export const needsMark = (id: string) => kindMark.test(id);

type SeatMark = { accessible: boolean; companionOf?: string; uuid: string | undefined };

/** Splits a seat's uuid into what kind of place it is, and its own uuid. */
export function readSeatMark(uuid: string | undefined): SeatMark {
  const [, length, both = ''] = companionMark.exec(uuid ?? '') ?? [];
  if (Number(length) > 0 && both.length >= Number(length)) {
    const own = both.slice(Number(length)) || undefined;
    return { accessible: false, companionOf: both.slice(0, Number(length)), uuid: own };
  }
  const [, rest] = accessibleMark.exec(uuid ?? '') ?? [];
  return { accessible: rest !== undefined, uuid: rest ?? uuid };
}

/** The mark of a companion place; the length says where the guid of its wheelchair place ends. */
export const writeCompanionMark = (companionOf: string, uuid = '') =>
  `companion:${companionOf.length}:${companionOf}${uuid}`;
