import type { Event, Offer, WithContext } from 'schema-dts';
import { isoWithOffset } from '@/lib/clock';
import { decimalMoney } from '@/lib/money';
import { plainText } from '@/lib/rich-text';
import type { DatedPerformance } from './event-summary';
import type { EventView } from './find-event';
import { linkPoster } from './poster-view';

type Absolute = (path: string) => string;

const availability: Record<DatedPerformance['state'], NonNullable<Offer['availability']>> = {
  on_sale: 'https://schema.org/InStock',
  few: 'https://schema.org/LimitedAvailability',
  before: 'https://schema.org/PreSale',
  sold_out: 'https://schema.org/SoldOut',
  ended: 'https://schema.org/OutOfStock',
  past: 'https://schema.org/Discontinued',
  cancelled: 'https://schema.org/Discontinued',
  postponed: 'https://schema.org/OutOfStock',
};

const status = (state: DatedPerformance['state']) =>
  state === 'cancelled'
    ? 'https://schema.org/EventCancelled'
    : state === 'postponed'
      ? 'https://schema.org/EventPostponed'
      : 'https://schema.org/EventScheduled';

/** One schema.org Event per performance, as search engines want it: each date with its place and offers. */
export function eventJsonLd(
  event: EventView,
  dates: DatedPerformance[],
  absolute: Absolute,
): WithContext<Event>[] {
  return dates.map((date) => ({
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': absolute(`/events/${event.slug}#${date.id}`),
    name: event.title,
    description: plainText(event.description) || event.subtitle || undefined,
    url: absolute(`/events/${event.slug}`),
    image: [linkPoster(event), ...(event.poster ? [`/uploads/${event.poster.id}`] : [])].map(absolute),
    startDate: moment(date.startsAt, date),
    doorTime: date.doorsAt ? isoWithOffset(date.doorsAt, date.timeZone) : undefined,
    endDate: date.endsAt ? moment(date.endsAt, date) : undefined,
    eventStatus: status(date.state),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: {
      '@type': 'Place',
      name: date.venue.name,
      url: absolute(`/venues/${date.venue.slug}`),
      address: {
        '@type': 'PostalAddress',
        streetAddress: date.venue.street ?? undefined,
        postalCode: date.venue.postalCode ?? undefined,
        addressLocality: date.city.name,
        addressRegion: date.city.region ?? undefined,
        addressCountry: date.city.countryCode,
      },
    },
    performer: event.artists.map((artist) => ({
      '@type': artist.role === 'ensemble' ? 'PerformingGroup' : 'Person',
      name: artist.name,
      url: absolute(`/artists/${artist.slug}`),
    })),
    organizer: {
      '@type': 'Organization',
      name: event.organizer.name,
      url: event.organizer.website ?? undefined,
    },
    offers: date.levels.map((level) => ({
      '@type': 'Offer',
      name: level.name,
      price: decimalMoney(level.price, date.currency),
      priceCurrency: date.currency.toUpperCase(),
      availability: availability[date.state],
      validFrom: isoWithOffset(level.onSaleAt ?? date.onSaleAt, date.timeZone),
      validThrough: isoWithOffset(level.offSaleAt ?? date.offSaleAt, date.timeZone),
      url: absolute(`/events/${event.slug}/${date.id}`),
    })),
  }));
}

/** With the venue's offset; the day alone where the time is not known. */
function moment(at: string, { timeZone, timeKnown }: DatedPerformance): string {
  const iso = isoWithOffset(at, timeZone);
  return timeKnown ? iso : iso.slice(0, 10);
}
