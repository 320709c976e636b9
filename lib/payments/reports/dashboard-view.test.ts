import { expect, test } from 'vitest';
import { attentionOf, type Dashboard, type NextPerformance } from './dashboard-view';

const now = new Date('2026-12-01T12:00:00Z');
const quiet: Dashboard = {
  behind: false,
  sales: [],
  next: [],
  disputed: [],
  unrefunded: [],
  drafts: [],
  failedRefunds: 0,
};
const evening = (more: Partial<NextPerformance>): NextPerformance => ({
  id: 'p',
  eventId: 'e',
  title: 'Evening',
  startsAt: '2026-12-08T19:30:00Z',
  timeKnown: true,
  timeZone: 'Europe/Berlin',
  venue: 'Hall',
  status: 'scheduled',
  notYetOnSale: false,
  tickets: 10,
  capacity: 100,
  ...more,
});
const titles = (more: Partial<Dashboard>) =>
  attentionOf({ ...quiet, ...more }, now).map(({ title }) => title);

test('nothing waits when all is well', () => {
  expect(titles({})).toEqual([]);
  expect(titles({ next: [evening({ tickets: 25 })] })).toEqual([]);
});

test('a date near and hardly sold', () => {
  expect(titles({ next: [evening({})] })).toEqual(['Evening sells slowly']);
  expect(titles({ next: [evening({ startsAt: '2026-12-30T19:30:00Z' })] })).toEqual([]);
  expect(titles({ next: [evening({ notYetOnSale: true })] })).toEqual([]);
  expect(titles({ next: [evening({ capacity: 0, tickets: 0 })] })).toEqual([]);
});

test('money comes before everything else', () => {
  expect(
    titles({
      next: [evening({})],
      drafts: [{ id: 'd', title: 'Gala', day: '2026-12-20' }],
      disputed: [{ currency: 'eur', amount: 4_500 }],
      failedRefunds: 2,
      unrefunded: [{ id: 'c', title: 'Storm', day: '2026-11-28', tickets: 3 }],
    }),
  ).toEqual([
    'Storm, 28 November: cancelled, not refunded',
    '2 refunds have failed',
    '€45 disputed',
    'Gala is still a draft',
    'Evening sells slowly',
  ]);
});
