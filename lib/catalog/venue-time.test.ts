import { expect, test } from 'vitest';
import { momentAt, wallTime } from './venue-time';

const newYork = 'America/New_York';

test.each([
  ['2026-12-04T19:30', newYork, '2026-12-05T00:30:00.000Z'],
  ['2026-07-04T19:30', newYork, '2026-07-04T23:30:00.000Z'],
  ['2026-12-04T19:30', 'Asia/Kolkata', '2026-12-04T14:00:00.000Z'],
  ['2026-12-04T00:00', 'Pacific/Kiritimati', '2026-12-03T10:00:00.000Z'],
  // The day of a change, before and after it.
  ['2027-03-14T01:59', newYork, '2027-03-14T06:59:00.000Z'],
  ['2027-03-14T03:00', newYork, '2027-03-14T07:00:00.000Z'],
  ['2026-11-01T00:59', newYork, '2026-11-01T04:59:00.000Z'],
  ['2026-11-01T02:00', newYork, '2026-11-01T07:00:00.000Z'],
])('%s in %s is one moment, and is written back the same', (wall, zone, at) => {
  const found = momentAt(wall, zone);
  expect(found).toEqual({ ok: true, at: new Date(at) });
  expect(wallTime(at, zone)).toBe(wall);
});

test('an hour that is skipped is refused, and one that happens twice', () => {
  expect(momentAt('2027-03-14T02:30', newYork)).toMatchObject({ ok: false, code: 'NO_SUCH_TIME' });
  expect(momentAt('2026-11-01T01:30', newYork)).toMatchObject({
    ok: false,
    code: 'TWICE',
    message: expect.stringContaining('EDT and EST'),
  });
  // Half an hour, on Lord Howe.
  expect(momentAt('2026-10-04T02:15', 'Australia/Lord_Howe')).toMatchObject({ code: 'NO_SUCH_TIME' });
});
