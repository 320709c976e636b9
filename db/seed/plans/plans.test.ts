import { expect, test } from 'vitest';
import { findIssues } from '@/lib/inventory/plan-document/find-issues';
import { fromPublished } from '@/lib/inventory/plan-document/from-published';
import { toPublished } from '@/lib/inventory/plan-document/to-published';
import { arena } from './arena';
import { carnegieHall } from './carnegie-hall';
import { davidGeffenHall } from './david-geffen-hall';
import type { DrawnPlan } from './drawing';
import { recitalHall } from './recital-hall';

const halls: [string, () => DrawnPlan, number, number][] = [
  ['David Geffen Hall', davidGeffenHall, 2_150, 2_280],
  ['Carnegie Hall', carnegieHall, 2_750, 2_850],
  ['the arena', arena, 17_700, 18_700],
  ['a recital hall', () => recitalHall({ rows: 19, widths: [690, 960], crossAisle: 10 }), 420, 480],
];

test.each(halls)('%s has about the right number of seats', (_, draw, least, most) => {
  const { length } = draw().seats;
  expect(length).toBeGreaterThanOrEqual(least);
  expect(length).toBeLessThanOrEqual(most);
});

test.each(halls)('%s names every seat once and keeps it inside the drawing', (_, draw) => {
  const { seats, width, height } = draw();
  const names = new Set(
    seats.map((seat) => [seat.zone, seat.section, seat.rowLabel, seat.seatLabel].join('|')),
  );
  const places = new Set(seats.map((seat) => `${seat.rowIndex}|${seat.rowPosition}`));
  expect(names.size).toBe(seats.length);
  expect(places.size).toBe(seats.length);
  expect(seats.map((seat) => seat.seatIndex)).toEqual(seats.map((_seat, index) => index));
  expect(seats.filter(({ x, y }) => x <= 0 || y <= 0 || x >= width || y >= height)).toEqual([]);
});

test.each(halls)('%s keeps its seats apart, and has places for wheelchairs', (_, draw) => {
  const { seats } = draw();
  const cells = new Map<string, (typeof seats)[number][]>();
  const cell = (x: number, y: number) => `${Math.floor(x / 60)}|${Math.floor(y / 60)}`;
  for (const seat of seats)
    cells.set(cell(seat.x, seat.y), [...(cells.get(cell(seat.x, seat.y)) ?? []), seat]);
  const tooClose: string[] = [];
  for (const seat of seats) {
    for (const [dx, dy] of [
      [0, 0],
      [60, 0],
      [0, 60],
      [60, 60],
      [-60, 60],
    ] as const) {
      for (const other of cells.get(cell(seat.x + dx, seat.y + dy)) ?? []) {
        if (other !== seat && Math.hypot(other.x - seat.x, other.y - seat.y) <= 40)
          tooClose.push(`${seat.seatIndex} and ${other.seatIndex}`);
      }
    }
  }
  expect(tooClose).toEqual([]);
  expect(seats.some((seat) => seat.accessible)).toBe(true);
});

test.each(halls)('%s can be copied by an organizer, who publishes the same seats', (_, draw) => {
  const plan = draw();
  const seats = plan.seats.map((seat) => ({ section: '', accessible: false, ...seat, guid: null }));
  const document = fromPublished('Copy', { ...plan, seats });
  expect(findIssues(document).filter(({ blocking }) => blocking)).toEqual([]);
  const facts = (seat: Pick<(typeof seats)[number], 'zone' | 'section' | 'rowLabel' | 'seatLabel'>) =>
    [seat.zone, seat.section, seat.rowLabel, seat.seatLabel].join('|');
  expect(toPublished(document).seats.map(facts).sort()).toEqual(seats.map(facts).sort());
});
