import type { PlanArea, PlanDocument, PlanRow, PlanSeat, PlanZone } from './document';

/** Seats by guid and areas by id. */
export type Selection = { seats: ReadonlySet<string>; areas: ReadonlySet<string> };

export const nothing: Selection = { seats: new Set(), areas: new Set() };

export const isEmpty = ({ seats, areas }: Selection) => seats.size + areas.size === 0;

/*
 * Every edit gives a new document that shares with the old one whatever did not change; so an undo costs nothing, and
 * moving one seat among 20,000 makes one row anew.
 */

/** Maps a list; the very same list when no item changed. */
function mapKeeping<T>(items: T[], change: (item: T) => T): T[] {
  let isChanged = false;
  const next = items.map((item) => {
    const made = change(item);
    if (made !== item) isChanged = true;
    return made;
  });
  return isChanged ? next : items;
}

function mapZones(document: PlanDocument, change: (zone: PlanZone) => PlanZone): PlanDocument {
  const zones = mapKeeping(document.zones, change);
  return zones === document.zones ? document : { ...document, zones };
}

/** Changes rows; a row that `change` leaves without seats disappears. */
export function editRows(document: PlanDocument, change: (row: PlanRow) => PlanRow): PlanDocument {
  return mapZones(document, (zone) => {
    const rows = mapKeeping(zone.rows, change);
    if (rows === zone.rows) return zone;
    return { ...zone, rows: rows.filter((row, at) => row.seats.length > 0 || row === zone.rows[at]) };
  });
}

/** Changes the selected seats. */
export function editSeats(
  document: PlanDocument,
  seats: ReadonlySet<string>,
  change: (seat: PlanSeat) => PlanSeat,
): PlanDocument {
  if (seats.size === 0) return document;
  return editRows(document, (row) => {
    const next = mapKeeping(row.seats, (seat) => (seats.has(seat.guid) ? change(seat) : seat));
    return next === row.seats ? row : { ...row, seats: next };
  });
}

/** Changes the selected areas. */
export function editAreas(
  document: PlanDocument,
  areas: ReadonlySet<string>,
  change: (area: PlanArea) => PlanArea,
): PlanDocument {
  if (areas.size === 0) return document;
  return mapZones(document, (zone) => {
    const next = mapKeeping(zone.areas, (area) => (areas.has(area.id) ? change(area) : area));
    return next === zone.areas ? zone : { ...zone, areas: next };
  });
}

export function moveItems(
  document: PlanDocument,
  selection: Selection,
  dx: number,
  dy: number,
): PlanDocument {
  if (dx === 0 && dy === 0) return document;
  const moved = <T extends { x: number; y: number }>(item: T): T => ({
    ...item,
    x: item.x + dx,
    y: item.y + dy,
  });
  return editAreas(editSeats(document, selection.seats, moved), selection.areas, moved);
}

export function removeItems(document: PlanDocument, { seats, areas }: Selection): PlanDocument {
  const without = editRows(document, (row) => {
    const left = row.seats.filter(({ guid }) => !seats.has(guid));
    return left.length === row.seats.length ? row : { ...row, seats: left };
  });
  return mapZones(without, (zone) => {
    const left = zone.areas.filter(({ id }) => !areas.has(id));
    return left.length === zone.areas.length ? zone : { ...zone, areas: left };
  });
}

/** Adds rows and areas to a zone; to the first one when there is no such zone. */
export function addItems(
  document: PlanDocument,
  zoneId: string,
  { rows = [], areas = [] }: { rows?: PlanRow[]; areas?: PlanArea[] },
): PlanDocument {
  const into = document.zones.find(({ id }) => id === zoneId) ?? document.zones[0];
  return mapZones(document, (zone) =>
    zone === into ? { ...zone, rows: [...zone.rows, ...rows], areas: [...zone.areas, ...areas] } : zone,
  );
}

/** The selected part of every row, and the selected areas, by zone. */
export type Clip = { zoneId: string; rows: PlanRow[]; areas: PlanArea[] }[];

export function copyItems(document: PlanDocument, { seats, areas }: Selection): Clip {
  return document.zones.flatMap((zone) => {
    const rows = zone.rows.flatMap((row) => {
      const chosen = row.seats.filter(({ guid }) => seats.has(guid));
      return chosen.length > 0 ? [{ ...row, seats: chosen }] : [];
    });
    const shapes = zone.areas.filter(({ id }) => areas.has(id));
    return rows.length + shapes.length > 0 ? [{ zoneId: zone.id, rows, areas: shapes }] : [];
  });
}

/** Adds what was copied, moved by `by` on both axes, as new seats and areas; ids begin with `seed`, which must be new. */
export function pasteItems(
  document: PlanDocument,
  clip: Clip,
  seed: string,
  by: number,
): { document: PlanDocument; selection: Selection } {
  const seats = new Set<string>();
  const shapes = new Set<string>();
  let next = document;
  let count = 0;
  const fresh = () => `${seed}-${++count}`;
  const guids = new Map<string, string>();
  for (const { rows } of clip)
    for (const row of rows) for (const { guid } of row.seats) guids.set(guid, fresh());
  for (const { zoneId, rows, areas } of clip) {
    next = addItems(next, zoneId, {
      rows: rows.map((row) => ({
        ...row,
        id: fresh(),
        seats: row.seats.map(({ uuid: _, companionOf, ...seat }) => {
          const guid = guids.get(seat.guid) ?? fresh();
          seats.add(guid);
          // A companion place that was copied without its wheelchair place is a seat like others.
          const place = guids.get(companionOf ?? '');
          const moved = { ...seat, guid, x: seat.x + by, y: seat.y + by };
          return place ? { ...moved, companionOf: place } : moved;
        }),
      })),
      areas: areas.map((area) => {
        const id = fresh();
        shapes.add(id);
        return { ...area, id, x: area.x + by, y: area.y + by };
      }),
    });
  }
  return { document: next, selection: { seats, areas: shapes } };
}

/** Drops from a selection what the document no longer has. */
export function keepExisting(document: PlanDocument, selection: Selection): Selection {
  if (isEmpty(selection)) return selection;
  const seats = new Set<string>();
  const areas = new Set<string>();
  for (const zone of document.zones) {
    for (const row of zone.rows)
      for (const { guid } of row.seats) if (selection.seats.has(guid)) seats.add(guid);
    for (const { id } of zone.areas) if (selection.areas.has(id)) areas.add(id);
  }
  return { seats, areas };
}
