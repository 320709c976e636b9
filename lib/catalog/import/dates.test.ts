import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { archiveDay, momentAt, readClock, shiftDay } from './dates';

test.each([
  ['2024-09-12T04:00:00Z', '2024-09-12'],
  ['2024-11-14T05:00:00Z', '2024-11-14'],
  ['2008-02-29T05:00:00Z', '2008-02-29'],
  ['2024-13-41T05:00:00Z', null],
])('takes the New York day of %s', (date, day) => {
  expect(archiveDay(date)).toBe(day);
});

test.each([
  ['8:00PM', { hour: 20, minute: 0 }],
  ['12:30PM', { hour: 12, minute: 30 }],
  ['12:00AM', { hour: 0, minute: 0 }],
  [' 10:30 am', { hour: 10, minute: 30 }],
  ['None', null],
  ['25:00PM', null],
  [undefined, null],
])('reads the clock in "%s"', (time, clock) => {
  expect(readClock(time)).toEqual(clock);
});

test('moves a day by years to the nearest same weekday', () => {
  expect(shiftDay('2024-09-12', 2)).toBe('2026-09-10');
  expect(shiftDay('2008-02-29', 1)).toBe('2009-02-27');
  expect(shiftDay('2024-12-31', 0)).toBe('2024-12-31');
});

test('keeps every weekday, three days off the anniversary at most', () => {
  const day = fc.date({ min: new Date('1842-12-07'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: -150, max: 150 }), (date, years) => {
      const from = DateTime.fromJSDate(date, { zone: 'utc' }).startOf('day');
      const to = DateTime.fromISO(shiftDay(String(from.toISODate()), years), { zone: 'utc' });
      expect(to.weekday).toBe(from.weekday);
      expect(Math.abs(to.diff(from.plus({ years }), 'days').days)).toBeLessThanOrEqual(3);
    }),
  );
});

test.each([
  ['2026-07-01', '20:00', 'America/New_York', '2026-07-02T00:00:00.000Z'],
  ['2026-12-01', '20:00', 'America/New_York', '2026-12-02T01:00:00.000Z'],
  ['2026-12-01', '19:00', 'Asia/Seoul', '2026-12-01T10:00:00.000Z'],
  // The clocks skip this half hour in spring, and repeat that one in autumn.
  ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
])('gives %s %s in %s its moment', (day, time, zone, moment) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  expect(momentAt(day, { hour, minute }, zone).toISOString()).toBe(moment);
});
