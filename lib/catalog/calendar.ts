import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { localDay } from '@/lib/clock';
import type { DatedPerformance } from './event-summary';
import type { EventView } from './find-event';

type Entry = { event: Pick<EventView, 'slug' | 'title'>; date: DatedPerformance };

const statuses: Partial<Record<DatedPerformance['state'], ICalEventStatus>> = {
  cancelled: ICalEventStatus.CANCELLED,
  postponed: ICalEventStatus.TENTATIVE,
};

const hour = 3_600_000;
const day = 24 * hour;

/**
 * A calendar (RFC 5545) of performances. Each keeps its UID, so that a subscription follows changes; moments are in
 * UTC, which every calendar shows in its owner's zone. Where only the day is known it is an all-day entry.
 */
export function performanceCalendar(
  name: string,
  entries: Entry[],
  absolute: (path: string) => string,
): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Tessera', product: 'Events', language: 'EN' },
    ttl: 3_600,
  });
  for (const { event, date } of entries) {
    const start = date.timeKnown
      ? new Date(date.startsAt)
      : new Date(`${localDay(date.startsAt, date.timeZone)}T00:00Z`);
    calendar.createEvent({
      id: `${date.id}@tessera`,
      start,
      end: date.timeKnown
        ? new Date(date.endsAt ?? start.getTime() + 2 * hour)
        : new Date(start.getTime() + day),
      allDay: !date.timeKnown,
      summary: event.title,
      location: [date.venue.name, date.venue.street, date.city.name].filter(Boolean).join(', '),
      url: absolute(`/events/${event.slug}`),
      status: statuses[date.state] ?? ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
