import ical, { ICalCalendarMethod } from 'ical-generator';
import { localDay } from '@/lib/clock';
import { seatText } from './seat-text';
import type { TicketView } from './ticket-rows';

const hour = 3_600_000;

const lineOf = (ticket: TicketView) =>
  ticket.attendeeName ? `${seatText(ticket)}: ${ticket.attendeeName}` : seatText(ticket);

/** A calendar (RFC 5545) with one entry for each performance that tickets are for; the seats are in its description. */
export function orderCalendar(tickets: TicketView[]): string {
  const calendar = ical({
    name: 'Tessera tickets',
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Tessera', product: 'Tickets', language: 'EN' },
  });
  for (const performanceId of new Set(tickets.map((ticket) => ticket.performanceId))) {
    const seats = tickets.filter((ticket) => ticket.performanceId === performanceId);
    const [first] = seats;
    if (!first) continue;
    const { startsAt, endsAt, timeKnown, timeZone } = first;
    const start = new Date(timeKnown ? startsAt : `${localDay(startsAt, timeZone)}T00:00Z`);
    calendar.createEvent({
      id: `${performanceId}@tessera`,
      start,
      end: new Date(timeKnown && endsAt ? endsAt : start.getTime() + (timeKnown ? 2 : 24) * hour),
      allDay: !timeKnown,
      summary: first.eventTitle,
      location: `${first.venueName}, ${first.venueAddress}`,
      description: seats.map(lineOf).join('\n'),
    });
  }
  return calendar.toString();
}
