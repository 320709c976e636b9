import { expect, test } from 'vitest';
import { align, distribute } from './arrange';
import type { PlanDocument } from './document';
import { copyItems, pasteItems, removeItems } from './edit-items';
import {
  addCategory,
  addZone,
  changeCategory,
  dropCompanions,
  moveToZone,
  nameRows,
  paintSeats,
  pairCompanions,
  removeCategory,
  removeZone,
  renameRows,
  renumberSeats,
  toggleAccessible,
} from './edit-plan';
import { findIssues } from './find-issues';
import { readPlanFile } from './read-plan-file';
import { tidyDocument } from './testing';
import { toFile } from './to-file';
import { toPublished } from './to-published';

const seats = (...guids: string[]) => ({ seats: new Set(guids), areas: new Set<string>() });
const rows = (document: PlanDocument, zone = 0) => document.zones[zone]?.rows ?? [];
const numbers = (document: PlanDocument, row = 0) => rows(document)[row]?.seats.map(({ number }) => number);
const xs = (document: PlanDocument, row = 0) => rows(document)[row]?.seats.map(({ x }) => x);
const all = (document: PlanDocument) =>
  seats(...document.zones.flatMap((zone) => zone.rows.flatMap((row) => row.seats.map(({ guid }) => guid))));
/** Whatever an edit made can still be saved. */
const isSound = (document: PlanDocument) => readPlanFile(JSON.stringify(toFile(document))).ok;

test('selected seats are counted anew in every row, the others keep their numbers', () => {
  const plan = tidyDocument();
  const numbering = { scheme: 'odd', start: 11, reversed: true } as const;
  const next = renumberSeats(plan, seats('g0-1', 'g0-2', 'g0-3', 'g1-4'), numbering);
  expect(numbers(next)).toEqual(['15', '13', '11', '4']);
  expect(numbers(next, 1)).toEqual(['1', '2', '3', '11']);
  expect(rows(next)[2]).toBe(rows(plan)[2]);
});

test('rows are named from top to bottom; parts of a row side by side have one name', () => {
  const plan = tidyDocument();
  const [first] = rows(plan);
  if (!first) throw new Error('The plan is not what it was');
  const beside = {
    ...first,
    id: 'beside',
    seats: first.seats.map((seat) => ({ ...seat, guid: `b${seat.guid}`, x: seat.x + 200 })),
  };
  plan.zones[0]?.rows.push(beside);
  const numbering = { scheme: 'numbers', start: 5, skipIO: false, reversed: true } as const;
  const next = renameRows(plan, all(plan), numbering);
  expect(rows(next).map(({ number }) => number)).toEqual(['7', '6', '5', '7']);
  expect(rows(nameRows(next, seats('g1-1'), 'Box'))[1]?.number).toBe('Box');
});

test('painting, accessible seats and categories keep each other right', () => {
  const plan = tidyDocument();
  const painted = paintSeats(plan, new Set(['g1-1']), 'A');
  expect(rows(painted)[1]?.seats[0]?.category).toBe('A');
  const renamed = changeCategory(painted, 'A', { name: 'Premium', color: '#111111' });
  expect(rows(renamed)[1]?.seats[0]?.category).toBe('Premium');
  expect(isSound(renamed)).toBe(true);
  expect(changeCategory(plan, 'A', { name: 'B' })).toBe(plan);
  const removed = removeCategory(plan, 'B');
  expect(rows(removed)[1]?.seats[0]?.category).toBe('');
  expect(isSound(removed)).toBe(true);
  expect(addCategory(plan, 'A')).toBe(plan);
  const some = toggleAccessible(toggleAccessible(plan, seats('g0-1')), seats('g0-1', 'g0-2'));
  expect(rows(some)[0]?.seats.map(({ accessible }) => accessible)).toEqual([true, true, false, false]);
  expect(rows(toggleAccessible(some, seats('g0-1', 'g0-2')))[0]?.seats[0]?.accessible).toBe(false);
});

test('a companion place has the nearest wheelchair place, through files and copies, and ends with it', () => {
  const companions = (plan: PlanDocument, row = 0) => rows(plan)[row]?.seats.map((seat) => seat.companionOf);
  const plan = toggleAccessible(tidyDocument(), seats('g0-1', 'g0-4'));
  const paired = pairCompanions(plan, seats('g0-1', 'g0-2', 'g0-3', 'g0-4'));
  expect(companions(paired)).toEqual([undefined, 'g0-1', 'g0-4', undefined]);
  const read = readPlanFile(JSON.stringify(toFile(paired)));
  expect(read.ok && read.document).toEqual(paired);
  const published = toPublished(paired).seats;
  const wheelchair = published.find(({ guid }) => guid === 'g0-4')?.seatIndex;
  expect(published.find(({ guid }) => guid === 'g0-3')?.companionOf).toBe(wheelchair);
  const pasted = pasteItems(paired, copyItems(paired, seats('g0-1', 'g0-2', 'g0-3')), 'copy', 20).document;
  const [place, companion, other] = rows(pasted)[3]?.seats ?? [];
  expect([companion?.companionOf, other?.companionOf]).toEqual([place?.guid, undefined]);
  const without = removeItems(paired, seats('g0-1'));
  expect(findIssues(without)).toMatchObject([{ kind: 'companion', seats: ['g0-2'], blocking: true }]);
  expect(companions(dropCompanions(without))).toEqual([undefined, 'g0-4', undefined]);
  expect(companions(toggleAccessible(paired, seats('g0-1')))).toEqual([
    undefined,
    undefined,
    'g0-4',
    undefined,
  ]);
  expect(companions(pairCompanions(paired, seats('g0-2')))).toEqual([
    undefined,
    undefined,
    'g0-4',
    undefined,
  ]);
});

test('a copy is new seats of the same names, and can be saved beside the original', () => {
  const plan = tidyDocument();
  const selection = { seats: new Set(['g0-1', 'g1-1']), areas: new Set(['the-stage']) };
  const pasted = pasteItems(plan, copyItems(plan, selection), 'copy', 20);
  expect(pasted.selection.seats.size).toBe(2);
  expect(rows(pasted.document)).toHaveLength(5);
  expect(rows(pasted.document)[3]?.seats[0]).toMatchObject({ number: '1', x: 20, y: 20 });
  expect(pasted.document.zones[0]?.areas).toHaveLength(2);
  expect(isSound(pasted.document)).toBe(true);
});

test('a row whose last seat is deleted goes, too', () => {
  const plan = tidyDocument({ seatsPerRow: 1 });
  expect(rows(removeItems(plan, seats('g1-1'))).map(({ id }) => id)).toEqual(['r0', 'r2']);
});

test('rows are lined up as they are; seats of one row by themselves', () => {
  const plan = tidyDocument();
  for (const seat of rows(plan)[1]?.seats ?? []) seat.x += 40;
  const left = align(plan, all(plan), 'left');
  expect(xs(left, 1)).toEqual([0, 25, 50, 75]);
  expect(xs(align(plan, all(plan), 'right'), 0)).toEqual([40, 65, 90, 115]);
  const [seat] = rows(plan)[0]?.seats ?? [];
  if (seat) seat.y = 9;
  const one = align(plan, seats('g0-1', 'g0-2', 'g0-3'), 'bottom');
  expect(rows(one)[0]?.seats.map(({ y }) => y)).toEqual([9, 9, 9, 0]);
});

test('gaps become the same between rows, and between the seats of one row', () => {
  const plan = tidyDocument();
  for (const seat of rows(plan)[1]?.seats ?? []) seat.y = 7;
  expect(rows(distribute(plan, all(plan), 'y'))[1]?.seats[0]?.y).toBe(30);
  const row = rows(plan)[0]?.seats ?? [];
  if (row[1]) row[1].x = 60;
  expect(xs(distribute(plan, seats('g0-1', 'g0-2', 'g0-3', 'g0-4'), 'x'))).toEqual([0, 50, 25, 75]);
});

test('seats go into another zone with their rows, and only an empty zone can be taken away', () => {
  const plan = addZone(tidyDocument(), 'z2', 'Balcony');
  const moved = moveToZone(plan, seats('g0-1', 'g0-2', ...[1, 2, 3, 4].map((seat) => `g1-${seat}`)), 'z2');
  expect(rows(moved, 1).map(({ number, seats: list }) => [number, list.length])).toEqual([
    ['A', 2],
    ['B', 4],
  ]);
  expect(rows(moved).map(({ number, seats: list }) => [number, list.length])).toEqual([
    ['A', 2],
    ['C', 4],
  ]);
  expect(isSound(moved)).toBe(true);
  expect(removeZone(moved, 'z2').zones).toHaveLength(2);
  expect(removeZone(plan, 'z2').zones).toHaveLength(1);
});
