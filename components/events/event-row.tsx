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
    <li className="group relative grid grid-cols-[5rem_1fr] gap-x-4 border-line border-t py-5 sm:grid-cols-[4.5rem_5.5rem_1fr_auto] sm:gap-x-6">
      <p aria-hidden="true" className="hidden text-center sm:block">
        <span className="block text-ink-soft text-sm">{weekday}</span>
        <span className="block font-display text-4xl leading-none">{day}</span>
        <span className="block text-ink-soft text-sm">{month}</span>
      </p>
      <Poster slug={event.slug} className="self-start" />
      <div className="min-w-0">
        <Heading className="font-medium text-xl leading-snug sm:text-2xl">
          <Link
            href={`/events/${event.slug}`}
            prefetch={false}
            className="underline-offset-4 after:absolute after:inset-0 group-hover:underline"
          >
            {event.title}
          </Link>
        </Heading>
        {event.artists.length > 0 && <p className="mt-1 text-ink-soft text-sm">{event.artists.join(', ')}</p>}
        <p className="mt-2 text-sm">
          <DateTime at={event.startsAt} timeZone={event.timeZone} timeKnown={event.timeKnown} />
          <MoreDates event={event} />
        </p>
        <p className="text-ink-soft text-sm">
          {event.venueName}, {event.cityName}
        </p>
      </div>
      <p className="col-start-2 mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 sm:col-start-4 sm:mt-0 sm:w-40 sm:flex-col sm:items-end sm:text-right">
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
      {' '}
      and {others} more {others === 1 ? 'date' : 'dates'} to{' '}
      {formatMoment(event.lastStartsAt, event.timeZone, { style: 'date' })}
    </span>
  );
}
