import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlan, encodePlan, type PlanHead, type PlanSeat } from './plan-codec';

const head: PlanHead = { id: 'plan', name: 'Main', width: 1_000, height: 800, shapes: [] };

/** Reads a decoded plan back into the objects it was packed from. */
function roundTrip(seats: PlanSeat[]): Omit<PlanSeat, 'rowIndex'>[] {
  const plan = decodePlan(JSON.parse(JSON.stringify(encodePlan(head, seats))));
  return seats.map((_, seatIndex) => {
    const row = plan.rows[plan.row[seatIndex] ?? -1];
    const section = plan.sections[row?.section ?? -1];
    return {
      seatIndex,
      zone: section?.zone ?? '?',
      section: section?.name ?? '?',
      rowLabel: row?.label ?? '?',
      seatLabel: plan.labels[seatIndex] ?? '?',
      rowPosition: plan.position[seatIndex] ?? -1,
      category: plan.categories[plan.category[seatIndex] ?? -1] ?? '?',
      x: plan.x[seatIndex] ?? -1,
      y: plan.y[seatIndex] ?? -1,
      accessible: plan.accessible[seatIndex] === 1,
      companionOf: plan.companionOf.get(seatIndex) ?? null,
    };
  });
}

const anySeat = fc.record({
  zone: fc.constantFrom('Orchestra', 'Tier 1'),
  section: fc.constantFrom('', 'Left', 'Box 3'),
  rowIndex: fc.integer({ min: 0, max: 5 }),
  rowPosition: fc.integer({ min: -50, max: 200 }),
  seatLabel: fc.oneof(fc.integer({ min: -3, max: 400 }).map(String), fc.string(), fc.constant('007')),
  category: fc.constantFrom('A', 'B', 'C'),
  x: fc.integer({ min: 0, max: 40_000 }),
  y: fc.integer({ min: 0, max: 40_000 }),
  accessible: fc.boolean(),
  companionOf: fc.option(fc.nat({ max: 59 })),
});

describe('plan codec', () => {
  it('gives back whatever it packed', () => {
    fc.assert(
      fc.property(fc.array(anySeat, { maxLength: 60 }), (drawn) => {
        // A row lies in one section and has one label, as the database has it.
        const home = new Map<number, { zone: string; section: string }>();
        const seats = drawn.map((seat, seatIndex) => {
          if (!home.has(seat.rowIndex)) home.set(seat.rowIndex, { zone: seat.zone, section: seat.section });
          return {
            ...seat,
            ...home.get(seat.rowIndex),
            rowLabel: `R${seat.rowIndex}`,
            seatIndex,
          } as PlanSeat;
        });
        expect(roundTrip(seats)).toEqual(seats.map(({ rowIndex: _, ...seat }) => seat));
      }),
    );
  });

  it('refuses a plan with a hole', () => {
    const seat = { zone: '', section: '', rowLabel: 'A', seatLabel: '1', rowIndex: 0, rowPosition: 1 };
    const rest = { category: 'A', x: 0, y: 0, accessible: false };
    expect(() => encodePlan(head, [{ ...seat, ...rest, seatIndex: 1 }])).toThrow('no seat 0');
  });

  it('carries 18,000 seats on curved rows in less than 60 KB', () => {
    const size = gzipSync(JSON.stringify(encodePlan(head, bowl(18_000)))).byteLength;
    expect(size).toBeLessThan(60 * 1024);
  });
});

/** An oval bowl: every row an arc, so that no two differences repeat for long. */
function bowl(count: number): PlanSeat[] {
  return Array.from({ length: count }, (_, seatIndex) => {
    const perRow = 25;
    const rowIndex = Math.floor(seatIndex / perRow);
    const at = seatIndex % perRow;
    const [block, row] = [Math.floor(rowIndex / 24), rowIndex % 24];
    const angle = (block / 30) * 2 * Math.PI + at * 0.007;
    return {
      seatIndex,
      zone: block % 2 ? 'Upper' : 'Lower',
      section: String(101 + block),
      rowLabel: String(row + 1),
      seatLabel: String(at + 1),
      rowIndex,
      rowPosition: at,
      category: 'ABC'.charAt(Math.floor(row / 8)),
      x: Math.round(9_000 + Math.cos(angle) * (4_000 + row * 90)),
      y: Math.round(7_000 + Math.sin(angle) * (3_000 + row * 90)),
      accessible: row === 23 && at < 4,
    };
  });
}
