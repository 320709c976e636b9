import { expect, test } from 'vitest';
import { daysOf, mostDates } from './recurrence';

test('daily, both ends included, over the change of the clocks', () => {
  expect(daysOf({ from: '2026-10-30', until: '2026-11-02', every: 'day', weekdays: [] })).toEqual([
    '2026-10-30',
    '2026-10-31',
    '2026-11-01',
    '2026-11-02',
  ]);
});

test('weekly on chosen weekdays, or on that of the first day', () => {
  const rule = { from: '2026-12-04', until: '2026-12-20', every: 'week' as const };
  expect(daysOf({ ...rule, weekdays: [5, 7] })).toEqual([
    '2026-12-04',
    '2026-12-06',
    '2026-12-11',
    '2026-12-13',
    '2026-12-18',
    '2026-12-20',
  ]);
  expect(daysOf({ ...rule, weekdays: [] })).toEqual(['2026-12-04', '2026-12-11', '2026-12-18']);
});

test('an end before the beginning is no date, a hundred years are not worked through', () => {
  expect(daysOf({ from: '2026-12-04', until: '2026-12-03', every: 'day', weekdays: [] })).toEqual([]);
  expect(daysOf({ from: '2026-12-04', until: '2126-12-03', every: 'day', weekdays: [] })).toHaveLength(
    mostDates + 1,
  );
});
