import { Feed } from 'feed';
import { formatMoment } from '@/lib/clock';
import { formatMoney } from '@/lib/money';
import type { EventCard } from './event-card';

/** RSS 2.0 of the events that were announced last. */
export function newEventsFeed(events: EventCard[], absolute: (path: string) => string): string {
  const feed = new Feed({
    title: 'Tessera: new events',
    description: 'Concerts and shows as they are announced.',
    id: absolute('/'),
    link: absolute('/events?sort=announced'),
    language: 'en',
    generator: false,
    feedLinks: { rss: absolute('/feeds/events.xml') },
    updated: events[0] ? new Date(events[0].announcedAt) : undefined,
  });
  for (const event of events) {
    const date = formatMoment(event.startsAt, event.timeZone, { timeKnown: event.timeKnown });
    const price =
      event.lowestPrice === null ? [] : [`from ${formatMoney(event.lowestPrice, event.currency)}`];
    feed.addItem({
      title: event.title,
      id: absolute(`/events/${event.slug}`),
      link: absolute(`/events/${event.slug}`),
      date: new Date(event.announcedAt),
      description: [date, `${event.venueName}, ${event.cityName}`, ...price].join(' · '),
      category: [{ name: event.category }],
    });
  }
  return feed.rss2();
}
