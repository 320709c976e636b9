import { expect, test } from 'vitest';
import { durationText, ordinal, tickets } from './waitlist-view';

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [21, '21st'],
  [112, '112th'],
  [123, '123rd'],
])('%i is said as %s', (place, text) => expect(ordinal(place)).toBe(text));

test.each([
  [30, '30 minutes'],
  [60, '1 hour'],
  [90, '1 hour 30 minutes'],
  [720, '12 hours'],
])('%i minutes are %s', (minutes, text) => expect(durationText(minutes)).toBe(text));

test('one ticket is one', () => expect([tickets(1), tickets(2)]).toEqual(['1 ticket', '2 tickets']));
