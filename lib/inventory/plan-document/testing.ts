import fc from 'fast-check';
import type { AreaShape, PlanArea, PlanDocument, PlanRow, PlanSeat } from './document';
import { usualKind } from './from-file';

const at = fc.integer({ min: -5_000, max: 5_000 });
const words = fc.string({ maxLength: 12 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const position = fc.record({ x: at, y: at });
const length = fc.integer({ min: 0, max: 2_000 });

const shape: fc.Arbitrary<AreaShape> = fc.oneof(
  fc.record({ type: fc.constant('rectangle' as const), width: length, height: length }),
  fc.record({ type: fc.constant('circle' as const), radius: length }),
  fc.record({ type: fc.constant('ellipse' as const), radiusX: length, radiusY: length }),
  fc.record({
    type: fc.constant('polygon' as const),
    points: fc.array(position, { minLength: 3, maxLength: 8 }),
  }),
  fc.record({ type: fc.constant('text' as const) }),
);

/** Leaves out keys without a value: a document has none. */
const dense = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

const area = fc
  .record({
    kind: fc.constantFrom(undefined, 'stage', 'standing', 'label', 'decor'),
    position,
    rotation: fc.integer({ min: -360, max: 360 }),
    color: maybe(words),
    borderColor: maybe(words),
    shape,
    text: maybe(
      fc
        .record({
          text: fc.oneof(words, fc.constant('Stage')),
          color: maybe(words),
          size: maybe(length),
          position,
        })
        .map(({ position: { x, y }, ...rest }) => dense({ ...rest, x, y })),
    ),
  })
  .map(
    ({ kind, position: { x, y }, ...rest }): Omit<PlanArea, 'id'> =>
      dense({ ...rest, x, y, kind: (kind ?? usualKind(rest.shape, rest.text?.text)) as PlanArea['kind'] }),
  );

const seat = (categories: string[]) =>
  fc
    .record({
      number: words,
      category: fc.constantFrom('', ...categories),
      accessible: fc.boolean(),
      companionOf: maybe(fc.string({ minLength: 1, maxLength: 8 })),
      radius: fc.integer({ min: 1, max: 40 }),
      position,
      uuid: maybe(fc.uuid()),
      startDirection: maybe(fc.constantFrom('<', '>', '<>', null)),
    })
    .map(
      ({ position: { x, y }, companionOf, ...rest }): Omit<PlanSeat, 'guid'> =>
        dense({ ...rest, x, y, companionOf: rest.accessible ? undefined : companionOf }),
    );

const row = (categories: string[]) =>
  fc.record({
    number: words,
    showNumber: fc.constantFrom('start' as const, 'end' as const, 'both' as const, null),
    rowLabel: fc.option(words),
    seatLabel: fc.option(words),
    seats: fc.array(seat(categories), { maxLength: 12 }),
  });

/** Any document at all, with odd names and places; for properties. */
export const anyDocument: fc.Arbitrary<PlanDocument> = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 4 })
  .chain((names) =>
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 20 }),
      size: fc.record({ width: length, height: length }),
      categories: fc.constant(names.map((name, place) => ({ name, color: `#00000${place}` }))),
      zones: fc.array(
        fc.record({
          name: words,
          zoneId: words,
          rows: fc.array(row(names), { maxLength: 4 }),
          areas: fc.array(area, { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  )
  .map(({ zones, ...rest }) => {
    let next = 0;
    // Ids that look like the marks in a file must survive it, too.
    const id = (kind: string) => `${next % 3 === 0 ? 'stage:' : ''}${kind}${next++}`;
    return {
      ...rest,
      zones: zones.map((zone) => ({
        ...zone,
        id: id('zone'),
        rows: zone.rows.map(
          (each): PlanRow => ({
            ...each,
            id: id('row'),
            seats: each.seats.map((one): PlanSeat => ({ ...one, guid: id('seat') })),
          }),
        ),
        areas: zone.areas.map((each) => ({ ...each, id: id('area') })),
      })),
    };
  });

/** A rectangular plan of one zone with everything in order; for tests that need one to work with. */
export function tidyDocument({ rows = 3, seatsPerRow = 4, name = 'Hall' } = {}): PlanDocument {
  return {
    name,
    size: { width: 1_000, height: 800 },
    categories: [
      { name: 'A', color: '#2b5fb4' },
      { name: 'B', color: '#0f7562' },
    ],
    zones: [
      {
        id: 'z1',
        zoneId: 'stalls',
        name: 'Stalls',
        areas: [
          {
            id: 'the-stage',
            kind: 'stage',
            x: 0,
            y: -100,
            rotation: 0,
            shape: { type: 'rectangle', width: 100, height: 40 },
            text: { text: 'Stage', x: 50, y: 20 },
          },
        ],
        rows: Array.from({ length: rows }, (_, line) => ({
          id: `r${line}`,
          number: String.fromCharCode(65 + (line % 26)) + (line >= 26 ? Math.floor(line / 26) : ''),
          showNumber: 'both' as const,
          rowLabel: null,
          seatLabel: null,
          seats: Array.from({ length: seatsPerRow }, (__, place) => ({
            guid: `g${line}-${place + 1}`,
            number: String(place + 1),
            category: line === 0 ? 'A' : 'B',
            accessible: false,
            radius: 10,
            x: place * 25,
            y: line * 30,
          })),
        })),
      },
    ],
  };
}
