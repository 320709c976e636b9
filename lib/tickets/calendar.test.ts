import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { orderCalendar } from './calendar';
import type { TicketView } from './ticket-rows';

const performanceId = newId();
const ticket = (values: Partial<TicketView> = {}): TicketView => ({
  id: newId(),
  status: 'valid',
  code: 'CODE',
  performanceId,
  eventSlug: 'dvorak',
  eventTitle: 'Dvořák: Symphony No. 9',
  eventSubtitle: null,
  startsAt: '2026-12-05T00:30:00.000Z',
  doorsAt: null,
  endsAt: null,
  timeKnown: true,
  timeZone: 'America/New_York',
  venueName: 'David Geffen Hall',
  venueAddress: '10 Lincoln Center Plaza, New York, NY',
  levelName: 'Premium',
  passName: null,
  attendeeName: null,
  seat: { zone: 'Orchestra', section: '', row: 'C', seat: '12' },
  ...values,
});

/** Long lines are folded with a space; unfolded they are easier to compare. */
const linesOf = (tickets: TicketView[]) =>
  orderCalendar(tickets)
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
const starting = (lines: string[], name: string) => lines.filter((line) => line.startsWith(name));

test('one entry for each performance, at its moment, with the seats', () => {
  const seats = [ticket(), ticket({ seat: { zone: 'Orchestra', section: '', row: 'C', seat: '13' } })];
  const lines = linesOf([...seats, ticket({ performanceId: newId(), startsAt: '2026-12-12T00:30:00.000Z' })]);
  expect(starting(lines, 'DTSTART')).toEqual(['DTSTART:20261205T003000Z', 'DTSTART:20261212T003000Z']);
  expect(starting(lines, 'UID')[0]).toBe(`UID:${performanceId}@tessera`);
  expect(starting(lines, 'DESCRIPTION')[0]).toContain('Row C · Seat 12\\nOrchestra · Row C · Seat 13');
});

test('where only the day is known, the entry lasts the day at the venue', () => {
  // Noon in New York, as such performances are stored.
  const lines = linesOf([ticket({ timeKnown: false, startsAt: '2026-12-04T17:00:00.000Z' })]);
  expect(starting(lines, 'DTSTART')).toEqual(['DTSTART;VALUE=DATE:20261204']);
});

test('a title with line breaks adds no property', () => {
  const lines = linesOf([ticket({ eventTitle: 'Gala\r\nATTENDEE:mailto:all@example.test' })]);
  expect(starting(lines, 'ATTENDEE')).toEqual([]);
});
