import Link from 'next/link';
import { DateTime } from '@/components/ui/date-time';
import type { EventCard } from '@/lib/catalog/event-card';
import { dateParts, formatMoment } from '@/lib/clock';
import { FromPrice } from './from-price';
import { Poster } from './poster';
import { SaleBadge } from './sale-badge';

/** An event as a line of a diary: the day, the poster, what and where, what it costs. The whole row is the link. */
export function EventRow({ event, level = 'h2' }: { event: EventCard; level?: 'h2' | 'h3' }) {
  const Heading = level;
  const { day, month, weekday } = dateParts(event.startsAt, event.timeZone);
  return (
    <li className="event-row group">
      <p aria-hidden="true" className="hidden text-center sm:block">
        <span className="block note">{weekday}</span>
        <span className="block font-display text-4xl leading-none">{day}</span>
        <span className="block note">{month}</span>
      </p>
      <Poster slug={event.slug} className="self-start" />
      <div className="min-w-0">
        <Heading className="font-medium text-xl leading-snug sm:text-2xl">
          <Link href={`/events/${event.slug}`} prefetch={false} className="cover-link">
            {event.title}
          </Link>
        </Heading>
        {event.artists.length > 0 && <p className="mt-1 note">{event.artists.join(', ')}</p>}
        <p className="mt-2 text-sm">
          <DateTime at={event.startsAt} timeZone={event.timeZone} timeKnown={event.timeKnown} />
          <MoreDates event={event} />
        </p>
        <p className="note">{`${event.venueName}, ${event.cityName}`}</p>
      </div>
      <p className="event-row-price">
        <FromPrice lowest={event.lowestPrice} currency={event.currency} />
        <SaleBadge state={event.state} />
        {event.state === 'before' && (
          <span className="text-ink-soft text-xs">
            {formatMoment(event.onSaleAt, event.timeZone, { style: 'short' })}
          </span>
        )}
      </p>
    </li>
  );
}

function MoreDates({ event }: { event: EventCard }) {
  if (event.dates < 2) return null;
  const others = event.dates - 1;
  return (
    <span className="text-ink-soft">
      {` and ${others} more ${others === 1 ? 'date' : 'dates'} to ${formatMoment(event.lastStartsAt, event.timeZone, { style: 'date' })}`}
    </span>
  );
}
