import Link from 'next/link';
import type { EventCard } from '@/lib/catalog/event-card';
import { formatMoment } from '@/lib/clock';
import { FromPrice } from './from-price';
import { Poster } from './poster';
import { SaleBadge } from './sale-badge';

/** An event as a poster with its caption. */
export function EventTile({ event, eager }: { event: EventCard; eager?: boolean }) {
  return (
    <li className="group relative">
      <Poster slug={event.slug} eager={eager} className="outline-1 outline-line -outline-offset-1" />
      <h3 className="mt-3 font-medium text-xl leading-snug">
        <Link href={`/events/${event.slug}`} prefetch={false} className="cover-link">
          {event.title}
        </Link>
      </h3>
      <p className="mt-1 text-sm">
        {formatMoment(event.startsAt, event.timeZone, { style: 'short', timeKnown: event.timeKnown })}
        {event.dates > 1 && (
          <span className="whitespace-nowrap text-ink-soft">
            {' '}
            +{event.dates - 1} {event.dates === 2 ? 'date' : 'dates'}
          </span>
        )}
      </p>
      <p className="note">
        {event.venueName}, {event.cityName}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm">
        <FromPrice lowest={event.lowestPrice} currency={event.currency} />
        <SaleBadge state={event.state} />
      </p>
    </li>
  );
}
