import { defaultRadius, type PlanArea, type PlanDocument, type PlanRow, type PlanSeat } from './document';
import {
  type FileArea,
  type FileRow,
  type FileSeat,
  needsMark,
  type PlanFile,
  writeCompanionMark,
} from './file-format';
import { usualKind } from './from-file';

/**
 * The document in the file format, every position whole. A row stands at its first seat, as editors of rows expect;
 * accessible seats, companion places and what areas are for travel in `uuid`.
 */
export function toFile(document: PlanDocument): PlanFile {
  return {
    name: document.name,
    categories: document.categories,
    zones: document.zones.map((zone) => ({
      name: zone.name,
      zone_id: zone.zoneId,
      uuid: zone.id,
      position: { x: 0, y: 0 },
      rows: zone.rows.map(writeRow),
      areas: zone.areas.map(writeArea),
    })),
    size: document.size,
  };
}

function writeRow(row: PlanRow): FileRow {
  const { x = 0, y = 0 } = row.seats[0] ?? {};
  return {
    row_number: row.number,
    row_label: row.rowLabel,
    seat_label: row.seatLabel,
    uuid: row.id,
    row_number_position: row.showNumber,
    position: { x, y },
    seats: row.seats.map((seat) => writeSeat(seat, x, y)),
  };
}

function writeSeat(seat: PlanSeat, x: number, y: number): FileSeat {
  const written: FileSeat = {
    seat_guid: seat.guid,
    seat_number: seat.number,
    category: seat.category,
    position: { x: seat.x - x, y: seat.y - y },
  };
  if (seat.accessible) written.uuid = `accessible:${seat.uuid ?? seat.guid}`;
  else if (seat.companionOf) written.uuid = writeCompanionMark(seat.companionOf, seat.uuid);
  else if (seat.uuid !== undefined) written.uuid = seat.uuid;
  if (seat.radius !== defaultRadius) written.radius = seat.radius;
  if (seat.startDirection !== undefined) written.start_direction = seat.startDirection;
  return written;
}

function writeArea(area: PlanArea): FileArea {
  const { shape, text, kind, id } = area;
  const written: FileArea = {
    shape: shape.type,
    uuid: kind === usualKind(shape, text?.text) && !needsMark(id) ? id : `${kind}:${id}`,
    position: { x: area.x, y: area.y },
    rotation: area.rotation,
  };
  if (area.color !== undefined) written.color = area.color;
  if (area.borderColor !== undefined) written.border_color = area.borderColor;
  if (shape.type === 'rectangle') written.rectangle = { width: shape.width, height: shape.height };
  if (shape.type === 'circle') written.circle = { radius: shape.radius };
  if (shape.type === 'ellipse') written.ellipse = { radius: { x: shape.radiusX, y: shape.radiusY } };
  if (shape.type === 'polygon') written.polygon = { points: shape.points };
  if (text) {
    const { x, y, ...words } = text;
    written.text = { ...words, position: { x, y } };
  }
  return written;
}
