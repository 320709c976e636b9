import { describe, expect, test } from 'vitest';
import { dateParts, formatMoment, isoWithOffset, localDay, zoneName } from './clock';

const newYork = 'America/New_York';

describe('a moment at the venue', () => {
  const at = '2026-12-05T00:30:00Z';
  test.each([
    ['full', 'Fri 4 Dec 2026, 19:30 EST'],
    ['short', 'Fri 4 Dec, 19:30 EST'],
    ['date', 'Fri 4 Dec 2026'],
    ['long-date', 'Friday 4 December 2026'],
    ['time', '19:30 EST'],
  ] as const)('is written %s', (style, expected) =>
    expect(formatMoment(at, newYork, { style })).toBe(expected),
  );

  test('is in the venue’s zone, not the reader’s', () => {
    expect(formatMoment(at, 'Europe/Paris')).toBe('Sat 5 Dec 2026, 01:30 CET');
    expect(formatMoment(at, 'Asia/Tokyo')).toBe('Sat 5 Dec 2026, 09:30 GMT+9');
    expect(formatMoment(at, 'Australia/Sydney')).toBe('Sat 5 Dec 2026, 11:30 AEDT');
  });

  test('has no clock time when only the day is known', () => {
    expect(formatMoment(at, newYork, { timeKnown: false })).toBe('Fri 4 Dec 2026');
    expect(formatMoment(at, newYork, { style: 'short', timeKnown: false })).toBe('Fri 4 Dec');
    expect(formatMoment(at, newYork, { style: 'time', timeKnown: false })).toBe('Time to be announced');
  });

  test('at midnight it is 00:00 of the new day', () => {
    expect(formatMoment('2026-12-05T05:00:00Z', newYork)).toBe('Sat 5 Dec 2026, 00:00 EST');
    expect(isoWithOffset('2026-12-05T05:00:00Z', newYork)).toBe('2026-12-05T00:00:00-05:00');
  });
});

describe('the nights when clocks change', () => {
  test('in autumn 01:30 comes twice, told apart by the zone', () => {
    const [first, second] = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'];
    expect(formatMoment(first, newYork)).toBe('Sun 1 Nov 2026, 01:30 EDT');
    expect(formatMoment(second, newYork)).toBe('Sun 1 Nov 2026, 01:30 EST');
    expect(isoWithOffset(first, newYork)).toBe('2026-11-01T01:30:00-04:00');
    expect(isoWithOffset(second, newYork)).toBe('2026-11-01T01:30:00-05:00');
  });

  test('in spring there is no 02:30', () => {
    expect(formatMoment('2027-03-14T06:59:00Z', newYork, { style: 'time' })).toBe('01:59 EST');
    expect(formatMoment('2027-03-14T07:00:00Z', newYork, { style: 'time' })).toBe('03:00 EDT');
  });
});

describe('odd calendars and zones', () => {
  test('29 February', () => {
    expect(formatMoment('2028-03-01T00:00:00Z', newYork)).toBe('Tue 29 Feb 2028, 19:00 EST');
    expect(localDay('2028-02-29T23:30:00-05:00', newYork)).toBe('2028-02-29');
    expect(dateParts('2028-02-29T20:00:00Z', newYork)).toEqual({
      weekday: 'Tue',
      day: '29',
      month: 'Feb',
      year: '2028',
    });
  });

  test('offsets of half and quarter hours, and none', () => {
    expect(isoWithOffset('2027-01-01T00:00:00Z', 'Asia/Kathmandu')).toBe('2027-01-01T05:45:00+05:45');
    expect(isoWithOffset('2027-01-01T00:00:00Z', 'UTC')).toBe('2027-01-01T00:00:00+00:00');
    expect(zoneName('2027-07-01T00:00:00Z', 'Europe/London')).toBe('BST');
  });

  test('reading the written moment back gives the moment', () => {
    for (const zone of [newYork, 'Europe/Paris', 'Asia/Kathmandu', 'Pacific/Auckland']) {
      for (let hour = 0; hour < 24 * 400; hour += 7) {
        const at = Date.UTC(2026, 0, 1, hour, 17);
        expect(Date.parse(isoWithOffset(new Date(at), zone))).toBe(at);
      }
    }
  });
});
