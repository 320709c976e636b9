import { categoryColors, type PlanDocument, type PlanSeat, type PlanZone, seatsOf } from './document';
import { editRows, editSeats, type Selection } from './edit-items';
import { type RowNumbering, rowLabels, type SeatNumbering, seatNumbers } from './numbering';

/** Counts the selected seats anew, in each row by itself; seats that are not selected keep their numbers. */
export function renumberSeats(
  document: PlanDocument,
  { seats }: Selection,
  numbering: SeatNumbering,
): PlanDocument {
  return editRows(document, (row) => {
    const count = row.seats.filter(({ guid }) => seats.has(guid)).length;
    if (count === 0) return row;
    const numbers = seatNumbers(count, numbering);
    let next = 0;
    return {
      ...row,
      seats: row.seats.map((seat) =>
        seats.has(seat.guid) ? { ...seat, number: numbers[next++] ?? '' } : seat,
      ),
    };
  });
}

/** Names the rows that have selected seats, from the top to the bottom of the plan; rows side by side share a name. */
export function renameRows(
  document: PlanDocument,
  selection: Selection,
  numbering: RowNumbering,
): PlanDocument {
  const rows = document.zones
    .flatMap((zone) => zone.rows)
    .filter((row) => row.seats.some(({ guid }) => selection.seats.has(guid)))
    .map((row) => ({ id: row.id, y: row.seats.reduce((sum, { y }) => sum + y, 0) / row.seats.length }))
    .sort((a, b) => a.y - b.y);
  const lines: { y: number; ids: string[] }[] = [];
  for (const { id, y } of rows) {
    const line = lines.at(-1);
    if (line && y - line.y < 8) line.ids.push(id);
    else lines.push({ y, ids: [id] });
  }
  const labels = rowLabels(lines.length, numbering);
  const names = new Map(lines.flatMap(({ ids }, at) => ids.map((id) => [id, labels[at] ?? ''] as const)));
  return editRows(document, (row) => {
    const number = names.get(row.id);
    return number === undefined || number === row.number ? row : { ...row, number };
  });
}

/** Gives the rows that have selected seats one name. */
export function nameRows(document: PlanDocument, { seats }: Selection, number: string): PlanDocument {
  return editRows(document, (row) =>
    row.number !== number && row.seats.some(({ guid }) => seats.has(guid)) ? { ...row, number } : row,
  );
}

export const paintSeats = (document: PlanDocument, seats: ReadonlySet<string>, category: string) =>
  editSeats(document, seats, (seat) => (seat.category === category ? seat : { ...seat, category }));

/** Makes all of the seats accessible; or, when all are, none of them. */
export function toggleAccessible(document: PlanDocument, { seats }: Selection): PlanDocument {
  const all = document.zones.every((zone) =>
    zone.rows.every((row) => row.seats.every(({ guid, accessible }) => accessible || !seats.has(guid))),
  );
  const marked = editSeats(document, seats, (seat) => {
    if (seat.accessible === !all) return seat;
    const { companionOf: _, ...plain } = seat;
    return { ...plain, accessible: !all };
  });
  return all ? dropCompanions(marked) : marked;
}

/**
 * Makes the selected seats companion places, each of the nearest wheelchair place that is selected with them. Without such
 * a one, companion places become seats like others.
 */
export function pairCompanions(document: PlanDocument, { seats }: Selection): PlanDocument {
  const places = [...seatsOf(document)].flatMap(({ seat }) =>
    seat.accessible && seats.has(seat.guid) ? [seat] : [],
  );
  const distance = (a: PlanSeat, b: PlanSeat) => Math.hypot(a.x - b.x, a.y - b.y);
  return editSeats(document, seats, (seat) => {
    if (seat.accessible) return seat;
    const { companionOf, ...plain } = seat;
    const nearest = places.toSorted((a, b) => distance(a, seat) - distance(b, seat))[0];
    if (nearest) return { ...seat, companionOf: nearest.guid };
    return companionOf === undefined ? seat : plain;
  });
}

/** Makes companion places whose wheelchair place is not there (any more) seats like others. */
export function dropCompanions(document: PlanDocument): PlanDocument {
  const places = new Set<string>();
  for (const { seat } of seatsOf(document)) if (seat.accessible) places.add(seat.guid);
  const lost = new Set<string>();
  for (const { seat } of seatsOf(document))
    if (seat.companionOf !== undefined && !places.has(seat.companionOf)) lost.add(seat.guid);
  return editSeats(document, lost, ({ companionOf: _, ...seat }) => seat);
}

export function addCategory(document: PlanDocument, name: string): PlanDocument {
  if (!name.trim() || document.categories.some((category) => category.name === name)) return document;
  const color = categoryColors[document.categories.length % categoryColors.length] ?? '#2b5fb4';
  return { ...document, categories: [...document.categories, { name, color }] };
}

/** Renames or recolours a category; its seats follow. A name that is taken changes nothing. */
export function changeCategory(
  document: PlanDocument,
  name: string,
  change: { name?: string; color?: string },
): PlanDocument {
  const next = change.name?.trim();
  const isTaken = next !== name && document.categories.some((category) => category.name === next);
  if (next === '' || isTaken) return document;
  const categories = document.categories.map((category) =>
    category.name === name
      ? { name: next ?? category.name, color: change.color ?? category.color }
      : category,
  );
  return recategorise({ ...document, categories }, name, next ?? name);
}

/** Takes a category away; its seats have none then. */
export const removeCategory = (document: PlanDocument, name: string): PlanDocument =>
  recategorise(
    { ...document, categories: document.categories.filter((category) => category.name !== name) },
    name,
    '',
  );

function recategorise(document: PlanDocument, from: string, to: string): PlanDocument {
  if (from === to) return document;
  return editRows(document, (row) =>
    row.seats.some(({ category }) => category === from)
      ? {
          ...row,
          seats: row.seats.map((seat) => (seat.category === from ? { ...seat, category: to } : seat)),
        }
      : row,
  );
}

export function addZone(document: PlanDocument, id: string, name: string): PlanDocument {
  const zone: PlanZone = { id, zoneId: id, name, rows: [], areas: [] };
  return { ...document, zones: [...document.zones, zone] };
}

export const renameZone = (document: PlanDocument, id: string, name: string): PlanDocument => ({
  ...document,
  zones: document.zones.map((zone) => (zone.id === id ? { ...zone, name } : zone)),
});

/** Takes away a zone that is empty; others, and the last one, stay. */
export function removeZone(document: PlanDocument, id: string): PlanDocument {
  if (document.zones.length < 2) return document;
  const zones = document.zones.filter(
    (zone) => zone.id !== id || zone.rows.some(({ seats }) => seats.length > 0) || zone.areas.length > 0,
  );
  return { ...document, zones };
}

/** Puts the selected seats, row by row, and areas into another zone. */
export function moveToZone(document: PlanDocument, { seats, areas }: Selection, id: string): PlanDocument {
  const taken: Pick<PlanZone, 'rows' | 'areas'> = { rows: [], areas: [] };
  const left = document.zones.map((zone) => {
    if (zone.id === id) return zone;
    const rows = zone.rows.flatMap((row) => {
      const going = row.seats.filter(({ guid }) => seats.has(guid));
      if (going.length === 0) return [row];
      const staying = row.seats.filter(({ guid }) => !seats.has(guid));
      // A row that is split needs a second id; going in whole it keeps its own.
      taken.rows.push({
        ...row,
        id: staying.length > 0 ? `${row.id}-${going[0]?.guid}` : row.id,
        seats: going,
      });
      return staying.length > 0 ? [{ ...row, seats: staying }] : [];
    });
    taken.areas.push(...zone.areas.filter((area) => areas.has(area.id)));
    return { ...zone, rows, areas: zone.areas.filter((area) => !areas.has(area.id)) };
  });
  return {
    ...document,
    zones: left.map((zone) =>
      zone.id === id
        ? { ...zone, rows: [...zone.rows, ...taken.rows], areas: [...zone.areas, ...taken.areas] }
        : zone,
    ),
  };
}
