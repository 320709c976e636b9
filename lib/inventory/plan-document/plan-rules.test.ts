import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePlan, encodePlan } from '../plan-codec';
import { buildRows, type RowBlock } from './build-rows';
import { findIssues } from './find-issues';
import { rowLabels, seatNumbers } from './numbering';
import { previewOf } from './preview';
import { anyDocument, tidyDocument } from './testing';
import { toPublished } from './to-published';

const numbers = (
  scheme: Parameters<typeof seatNumbers>[1]['scheme'],
  count = 5,
  start = 1,
  reversed = false,
) => seatNumbers(count, { scheme, start, reversed }).join(' ');

test('seats are counted in every usual way', () => {
  expect(numbers('numbers')).toBe('1 2 3 4 5');
  expect(numbers('numbers', 3, 101)).toBe('101 102 103');
  expect(numbers('odd')).toBe('1 3 5 7 9');
  expect(numbers('even')).toBe('2 4 6 8 10');
  expect(numbers('centre')).toBe('5 3 1 2 4');
  expect(numbers('centre', 4)).toBe('3 1 2 4');
  expect(numbers('letters', 3)).toBe('A B C');
  expect(numbers('numbers', 3, 1, true)).toBe('3 2 1');
});

test('no scheme gives one number twice', () => {
  const schemes = fc.constantFrom('numbers', 'odd', 'even', 'centre', 'letters' as const);
  fc.assert(
    fc.property(schemes, fc.integer({ min: 1, max: 800 }), fc.boolean(), (scheme, count, reversed) => {
      expect(new Set(seatNumbers(count, { scheme, start: 1, reversed })).size).toBe(count);
    }),
  );
});

test('rows are called by letters with or without I and O, or by numbers', () => {
  const labels = (count: number, skipIO: boolean) =>
    rowLabels(count, { scheme: 'letters', start: 1, skipIO, reversed: false });
  expect(labels(28, false).slice(-4)).toEqual(['Y', 'Z', 'AA', 'AB']);
  expect(labels(26, true).join('')).toBe('ABCDEFGHJKLMNPQRSTUVWXYZAAAB');
  expect(rowLabels(3, { scheme: 'numbers', start: 4, skipIO: false, reversed: true })).toEqual([
    '6',
    '5',
    '4',
  ]);
});

const block = (values: Partial<RowBlock>): RowBlock => ({
  at: { x: 0, y: 0 },
  rows: 3,
  seatsPerRow: 11,
  seatSpacing: 25,
  rowSpacing: 30,
  bend: 0,
  rotation: 0,
  category: 'A',
  rowNumbering: { scheme: 'letters', start: 1, skipIO: true, reversed: false },
  seatNumbering: { scheme: 'numbers', start: 1, reversed: false },
  ...values,
});

test('a straight block is a grid around its middle', () => {
  const rows = buildRows(block({}), 's');
  expect(rows.map(({ number }) => number)).toEqual(['A', 'B', 'C']);
  expect(rows[0]?.seats[0]).toMatchObject({ x: -125, y: 0, number: '1', guid: 's-1' });
  expect(rows[2]?.seats.at(-1)).toMatchObject({ x: 125, y: 60 });
});

test.each([60, -40])(
  'seats of a row that bends by %i degrees are as far apart as in a straight one',
  (bend) => {
    for (const { seats } of buildRows(block({ bend }), 's')) {
      for (let at = 1; at < seats.length; at++) {
        const [a, b] = [seats[at - 1], seats[at]];
        const distance = Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));
        expect(Math.abs(distance - 25)).toBeLessThan(1.8);
      }
    }
    const [first] = buildRows(block({ bend }), 's');
    expect(Math.sign((first?.seats[0]?.y ?? 0) - (first?.seats[5]?.y ?? 0))).toBe(-Math.sign(bend));
  },
);

test('a tidy plan has no issues; what would confuse buyers is found', () => {
  expect(findIssues(tidyDocument())).toEqual([]);
  const plan = tidyDocument();
  const [row] = plan.zones[0]?.rows ?? [];
  const [first, second, third, fourth] = row?.seats ?? [];
  if (!first || !second || !third || !fourth) throw new Error('The plan is not what it was');
  second.number = first.number;
  third.category = '';
  fourth.x = third.x + 3;
  fourth.number = ' ';
  expect(findIssues(plan).map(({ kind, seats, blocking }) => [kind, seats, blocking])).toEqual([
    ['label', ['g0-4'], true],
    ['duplicate', ['g0-1', 'g0-2'], true],
    ['category', ['g0-3'], true],
    ['overlap', ['g0-3', 'g0-4'], false],
  ]);
  expect(findIssues(tidyDocument({ rows: 0 }))[0]).toMatchObject({ kind: 'empty', blocking: true });
});

test('any plan without blocking issues can be stored and drawn', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { seats, width, height, shapes } = toPublished(document);
      expect(seats.map((seat) => seat.seatIndex).sort((a, b) => a - b)).toEqual(seats.map((_, at) => at));
      const places = new Set(seats.map(({ rowIndex, rowPosition }) => `${rowIndex} ${rowPosition}`));
      expect(places.size).toBe(seats.length);
      expect(seats.every(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)).toBe(true);
      expect(width > 0 && height > 0).toBe(true);
      const sorted = [...seats].sort((a, b) => a.seatIndex - b.seatIndex);
      const drawn = decodePlan(encodePlan({ id: 'p', name: 'p', width, height, shapes }, sorted));
      expect([...drawn.x]).toEqual(sorted.map(({ x }) => x));
      expect(drawn.labels).toEqual(sorted.map(({ seatLabel }) => seatLabel));
      previewOf(document);
    }),
  );
});

test('the row at the stage is the first, an aisle is a gap, and a zone can have parts', () => {
  const plan = tidyDocument();
  const zone = plan.zones[0];
  if (!zone) throw new Error('The plan is not what it was');
  zone.name = 'Stalls, Left';
  zone.rows.reverse();
  for (const row of zone.rows) for (const seat of row.seats.slice(2)) seat.x += 50;
  const { seats } = toPublished(plan);
  expect(seats.slice(0, 4)).toMatchObject(
    [1, 2, 5, 6].map((rowPosition) => ({ zone: 'Stalls', section: 'Left', rowLabel: 'A', rowPosition })),
  );
});

test('in a newer version a seat keeps its index; new seats take what is free', () => {
  const before = toPublished(tidyDocument());
  const guids = before.seats.map(({ guid }) => guid);
  const plan = tidyDocument({ rows: 4 });
  plan.zones[0]?.rows.reverse();
  plan.zones[0]?.rows[0]?.seats.shift();
  plan.zones[0]?.rows[1]?.seats.shift();
  const { seats } = toPublished(plan, guids);
  const index = new Map(seats.map((seat) => [seat.guid, seat.seatIndex]));
  expect(guids.filter((guid) => index.has(guid)).map((guid) => index.get(guid))).toEqual(
    guids.flatMap((guid, at) => (index.has(guid) ? [at] : [])),
  );
  expect([...index.values()].sort((a, b) => a - b)).toEqual(seats.map((_, at) => at));
});

test('a preview of 20,000 seats stays small', () => {
  const preview = previewOf(tidyDocument({ rows: 200, seatsPerRow: 100 }));
  expect(JSON.stringify(preview).length).toBeLessThan(30_000);
  expect(preview.lines.map(({ color }) => color)).toEqual(['#2b5fb4', '#0f7562']);
});
