import { expect, test } from 'vitest';
import type { PlanShape } from '@/db/schema/plans';
import { findIssues } from './find-issues';
import { fromPublished } from './from-published';
import { readPlanFile } from './read-plan-file';
import { toFile } from './to-file';
import { type PublishedSeat, toPublished } from './to-published';

const shapes: PlanShape[] = [
  {
    kind: 'stage',
    text: 'Stage',
    points: [
      [200, 60],
      [600, 60],
      [600, 160],
      [200, 160],
    ],
  },
  {
    kind: 'area',
    key: 'floor',
    text: 'Floor',
    points: [
      [60, 500],
      [800, 500],
      [800, 900],
    ],
  },
  { kind: 'label', text: 'Balcony', points: [[400, 1_000]] },
];

const seats: PublishedSeat[] = [
  ['Stalls', 'Left', 'A', 0],
  ['Stalls', 'Right', 'A', 1],
  ['Balcony', '', 'AA', 2],
].flatMap(([zone, section, rowLabel, rowIndex]) =>
  // Between the second seat and the third there is an aisle.
  [1, 2, 4, 5].map((rowPosition, at) => ({
    seatIndex: Number(rowIndex) * 4 + at,
    guid: `${rowIndex}-${at}`,
    zone: String(zone),
    section: String(section),
    rowLabel: String(rowLabel),
    seatLabel: String(101 + at),
    rowIndex: Number(rowIndex),
    rowPosition,
    category: at === 0 ? 'B' : 'A',
    accessible: at === 3,
    companionOf: at === 2 ? Number(rowIndex) * 4 + 3 : null,
    x: 60 + rowPosition * 56,
    y: 220 + Number(rowIndex) * 96,
  })),
);

test('what was published can be drawn on, kept as a file and published again as it was', () => {
  const document = fromPublished('Hall', { width: 860, height: 1_060, shapes, seats });
  expect(document.zones.map(({ name }) => name)).toEqual(['Stalls, Left', 'Stalls, Right', 'Balcony']);
  expect(document.categories.map(({ name }) => name)).toEqual(['A', 'B']);
  expect(findIssues(document).filter(({ blocking }) => blocking)).toEqual([]);
  const read = readPlanFile(JSON.stringify(toFile(document)));
  if (!read.ok) throw new Error(read.message);
  const again = toPublished(read.document);
  expect(again.seats).toEqual(seats);
  expect(again.shapes).toEqual(shapes);
  expect([again.width, again.height]).toEqual([860, 1_060]);
});
