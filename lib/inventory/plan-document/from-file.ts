import {
  type AreaKind,
  type AreaShape,
  categoryColors,
  defaultRadius,
  type PlanArea,
  type PlanDocument,
  type PlanRow,
  type PlanSeat,
} from './document';
import {
  type FileArea,
  type FilePosition,
  type FileRow,
  type PlanFile,
  readAreaMark,
  readSeatMark,
} from './file-format';

const origin: FilePosition = { x: 0, y: 0 };
const add = (a: FilePosition, b: FilePosition): FilePosition => ({ x: a.x + b.x, y: a.y + b.y });
const whole = ({ x, y }: FilePosition): FilePosition => ({ x: Math.round(x) + 0, y: Math.round(y) + 0 });

/** What an area is when the file does not say: text is a label, what is called "Stage" is one. */
export function usualKind(shape: AreaShape, text: string | undefined): AreaKind {
  if (shape.type === 'text') return 'label';
  return /^\s*(stage|bühne|podium|scène|escenario|palco)\s*$/i.test(text ?? '') ? 'stage' : 'decor';
}

/**
 * The document of a file that keeps the format (see readPlanFile). Positions become absolute and whole; ids that are
 * missing or there twice are replaced.
 */
export function fromFile(file: PlanFile): PlanDocument {
  const used = new Set<string>();
  const fresh = (given: string | undefined, otherwise: string) => {
    let id = given || otherwise;
    for (let copy = 2; used.has(id); copy++) id = `${otherwise}-${copy}`;
    used.add(id);
    return id;
  };
  return {
    name: file.name,
    size: { width: Math.round(file.size.width), height: Math.round(file.size.height) },
    categories: file.categories.map(({ name, color }, at) => ({
      name,
      color: color || (categoryColors[at % categoryColors.length] ?? '#2b5fb4'),
    })),
    zones: file.zones.map((zone, at) => {
      const name = zone.name ?? `Zone ${at + 1}`;
      return {
        id: fresh(zone.uuid, `zone-${at + 1}`),
        zoneId: zone.zone_id ?? name,
        name,
        rows: zone.rows.map((row, place) =>
          readRow(row, zone.position, fresh(row.uuid, `row-${at + 1}-${place + 1}`)),
        ),
        areas: (zone.areas ?? []).map((area, place) =>
          readArea(area, zone.position, fresh, `${at}-${place}`),
        ),
      };
    }),
  };
}

function readRow(row: FileRow, zoneAt: FilePosition, id: string): PlanRow {
  const rowAt = add(zoneAt, row.position ?? origin);
  return {
    id,
    number: row.row_number,
    showNumber: row.row_number_position ?? null,
    rowLabel: row.row_label ?? null,
    seatLabel: row.seat_label ?? null,
    seats: row.seats.map((seat) => {
      const { accessible, companionOf, uuid } = readSeatMark(seat.uuid);
      const read: PlanSeat = {
        guid: seat.seat_guid,
        number: seat.seat_number,
        category: seat.category,
        accessible,
        radius: seat.radius ?? defaultRadius,
        ...whole(add(rowAt, seat.position)),
      };
      if (companionOf !== undefined) read.companionOf = companionOf;
      // A uuid that only carries the mark repeats the guid.
      if (uuid !== undefined && !(accessible && uuid === seat.seat_guid)) read.uuid = uuid;
      if (seat.start_direction !== undefined) read.startDirection = seat.start_direction;
      return read;
    }),
  };
}

function readArea(
  area: FileArea,
  zoneAt: FilePosition,
  fresh: (given: string | undefined, otherwise: string) => string,
  place: string,
): PlanArea {
  const shape = shapeOf(area);
  const mark = readAreaMark(area.uuid);
  const text =
    typeof area.text === 'string' ? { text: area.text, position: middleOf(shape) } : (area.text ?? undefined);
  const read: PlanArea = {
    id: fresh(mark.id, `area-${place}`),
    kind: mark.kind ?? usualKind(shape, text?.text),
    ...whole(add(zoneAt, area.position ?? origin)),
    rotation: area.rotation ?? 0,
    shape,
  };
  if (area.color !== undefined) read.color = area.color;
  if (area.border_color !== undefined) read.borderColor = area.border_color;
  if (text) {
    const { position, ...words } = text;
    read.text = { ...words, ...whole(position) };
  }
  return read;
}

function shapeOf(area: FileArea): AreaShape {
  const { polygon, rectangle, ellipse, circle } = area;
  if (polygon && area.shape === 'polygon') return { type: 'polygon', points: polygon.points.map(whole) };
  if (circle && area.shape === 'circle') return { type: 'circle', radius: Math.round(circle.radius) };
  if (ellipse && area.shape === 'ellipse') {
    const radius = whole(ellipse.radius);
    return { type: 'ellipse', radiusX: radius.x, radiusY: radius.y };
  }
  if (area.shape === 'text') return { type: 'text' };
  const { width = 0, height = 0 } = rectangle ?? area;
  return { type: 'rectangle', width: Math.round(width), height: Math.round(height) };
}

const middleOf = (shape: AreaShape): FilePosition =>
  shape.type === 'rectangle' ? { x: shape.width / 2, y: shape.height / 2 } : origin;
