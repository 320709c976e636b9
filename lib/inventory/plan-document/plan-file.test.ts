import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanFile } from './file-format';
import { planLimits } from './file-format';
import { readPlanFile } from './read-plan-file';
import { anyDocument, tidyDocument } from './testing';
import { toFile } from './to-file';

/** A plan as pretix's editor writes it, with relative positions and halves. */
const file = (): PlanFile => ({
  name: 'Grosser Saal',
  categories: [{ name: 'Stalls', color: 'red' }],
  zones: [
    {
      name: 'Main Area',
      zone_id: 'main',
      uuid: 'a1b2',
      position: { x: 100, y: 50 },
      rows: [
        {
          row_number: '1',
          row_number_position: 'both',
          position: { x: 10, y: 20 },
          seats: [
            { seat_guid: 'm-1-1', seat_number: '1', position: { x: 0, y: 0 }, category: 'Stalls' },
            { seat_guid: 'm-1-2', seat_number: '2', position: { x: 24.6, y: 0.4 }, category: '' },
          ],
        },
      ],
      areas: [
        {
          shape: 'rectangle',
          rectangle: { width: 200, height: 60 },
          position: { x: 0, y: 0 },
          rotation: 0,
          color: '#eee',
          border_color: '#333',
          text: { position: { x: 100, y: 30 }, color: '#333', text: 'Stage' },
        },
      ],
    },
  ],
  size: { width: 800, height: 600 },
});

type Loose = Record<string, never>;
const broken = (change: (plan: Loose) => void) => {
  const plan = JSON.parse(JSON.stringify(file()));
  change(plan);
  return readPlanFile(JSON.stringify(plan));
};

test('what a document says, its file says, and reading that gives the document again', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const written = JSON.stringify(toFile(document));
      expect(readPlanFile(written)).toEqual({ ok: true, document });
    }),
    { numRuns: 300 },
  );
});

test('every position that is written is whole', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      for (const { rows } of toFile(document).zones) {
        for (const { position, seats } of rows) {
          const all = [position, ...seats.map((seat) => seat.position)];
          for (const each of all) expect([each?.x, each?.y].every(Number.isInteger)).toBe(true);
        }
      }
    }),
  );
});

test('positions of zones, rows and seats add up, and halves are rounded', () => {
  const read = readPlanFile(JSON.stringify(file()));
  if (!read.ok) throw new Error(read.message);
  const [zone] = read.document.zones;
  expect(zone?.rows[0]?.seats.map(({ x, y }) => [x, y])).toEqual([
    [110, 70],
    [135, 70],
  ]);
  expect(zone?.areas[0]).toMatchObject({ kind: 'stage', x: 100, y: 50, color: '#eee' });
  expect(read.document.categories).toEqual([{ name: 'Stalls', color: 'red' }]);
});

test('a byte order mark and the fields of older files do no harm', () => {
  const plan = JSON.parse(JSON.stringify(file()));
  plan.zones[0].displayed = true;
  plan.zones[0].rows[0].number_of_seats = 2;
  plan.zones[0].areas = [{ width: 40, height: 20, position: { x: 1, y: 2 }, text: 'Bar' }];
  const read = readPlanFile(`\uFEFF${JSON.stringify(plan)}`);
  expect(read).toMatchObject({
    ok: true,
    document: { zones: [{ areas: [{ kind: 'decor', text: { text: 'Bar' }, shape: { width: 40 } }] }] },
  });
});

const cases: [string, (plan: never) => void, { path: string; reason: string }][] = [
  [
    'a seat without its guid',
    (plan: Loose) => delete (plan as never as PlanLike).zones[0]?.rows[0]?.seats[1]?.seat_guid,
    { path: 'zones[0].rows[0].seats[1].seat_guid', reason: 'is missing' },
  ],
  [
    'a position that is text',
    (plan: PlanLike) => set(plan.zones[0]?.rows[0]?.seats[0], { position: { x: '1', y: 0 } }),
    { path: 'zones[0].rows[0].seats[0].position.x', reason: 'must be a number' },
  ],
  [
    'a key that the format does not know',
    (plan: PlanLike) => set(plan.zones[0]?.rows[0]?.seats[0], { price: 5 }),
    { path: 'zones[0].rows[0].seats[0].price', reason: 'is not part of the format' },
  ],
  [
    'a guid that is there twice',
    (plan: PlanLike) => set(plan.zones[0]?.rows[0]?.seats[1], { seat_guid: 'm-1-1' }),
    {
      path: 'zones[0].rows[0].seats[1].seat_guid',
      reason: 'repeats “m-1-1” of zones[0].rows[0].seats[0]',
    },
  ],
  [
    'a category that is not listed',
    (plan: PlanLike) => set(plan.zones[0]?.rows[0]?.seats[0], { category: 'VIP' }),
    { path: 'zones[0].rows[0].seats[0].category', reason: 'names “VIP”, which is not in categories' },
  ],
  [
    'a character that no database keeps',
    (plan: PlanLike) => set(plan.zones[0]?.rows[0], { row_number: 'A\0' }),
    { path: 'zones[0].rows[0].row_number', reason: 'has a character that cannot be kept' },
  ],
  ['no size', (plan: PlanLike) => set(plan, { size: undefined }), { path: 'size', reason: 'is missing' }],
  [
    'zones that are no list',
    (plan: PlanLike) => set(plan, { zones: {} }),
    { path: 'zones', reason: 'must be an array' },
  ],
  [
    'an unknown shape',
    (plan: PlanLike) => set(plan.zones[0]?.areas[0], { shape: 'star' }),
    {
      path: 'zones[0].areas[0].shape',
      reason: 'must be one of polygon, rectangle, ellipse, circle, text',
    },
  ],
  [
    'a text of an area without its position',
    (plan: PlanLike) => set(plan.zones[0]?.areas[0], { text: { text: 'Stage' } }),
    { path: 'zones[0].areas[0].text.position', reason: 'is missing' },
  ],
  [
    'a place beyond all halls',
    (plan: PlanLike) => set(plan.zones[0]?.position, { x: 1e9 }),
    { path: 'zones[0].position.x', reason: 'is more than 100000' },
  ],
];

type SeatLike = { seat_guid?: string };
type PlanLike = {
  zones: { position: object; rows: { seats: SeatLike[] }[]; areas: object[] }[];
};
const set = (target: object | undefined, values: object) => Object.assign(target ?? {}, values);

test.each(cases)('%s is refused with its place', (_, change, problem) => {
  const read = broken(change as (plan: Loose) => void);
  expect(read).toMatchObject({ ok: false, code: 'FILE_REFUSED' });
  if (!read.ok) {
    expect(read.problems[0]).toEqual(problem);
    expect(read.message).toContain(problem.path);
  }
});

test('what is no JSON, or too much of it, is refused', () => {
  expect(readPlanFile('{"name":')).toMatchObject({
    ok: false,
    problems: [{ path: '', reason: expect.stringMatching(/^is not JSON: /) }],
  });
  expect(readPlanFile(' '.repeat(planLimits.bytes + 1))).toMatchObject({
    problems: [{ reason: 'is larger than 20 MB' }],
  });
  const crowd = toFile(tidyDocument({ rows: 601, seatsPerRow: 100 }));
  expect(readPlanFile(JSON.stringify(crowd))).toMatchObject({
    problems: [{ path: 'zones', reason: 'hold more than 60000 seats' }],
  });
});

test('a plan of 20,000 seats is read in less than a second', () => {
  const text = JSON.stringify(toFile(tidyDocument({ rows: 200, seatsPerRow: 100 })));
  const since = performance.now();
  expect(readPlanFile(text).ok).toBe(true);
  expect(performance.now() - since).toBeLessThan(1_000);
});
