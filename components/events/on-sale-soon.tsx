import Link from 'next/link';
import { DateTime } from '@/components/ui/date-time';
import { Section } from '@/components/ui/section';
import type { EventCard } from '@/lib/catalog/event-card';
import { Poster } from './poster';

/** Events whose sale has not opened: here the moment of the sale matters more than the evening. */
export function OnSaleSoon({ events }: { events: EventCard[] }) {
  if (events.length === 0) return null;
  return (
    <Section title="On sale soon" more={{ href: '/events?sale=soon', label: 'More on sale soon' }}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {events.map((event) => (
          <li key={event.id} className="soon-card">
            <Poster slug={event.slug} poster={event.posterId} size="thumb" />
            <div className="min-w-0">
              <p className="soon-card-sale">
                <DateTime at={event.onSaleAt} timeZone={event.timeZone} style="short" />
              </p>
              <h3>
                <Link href={`/events/${event.slug}`} prefetch={false} className="cover-link">
                  {event.title}
                </Link>
              </h3>
              <p className="mt-1 note">
                <DateTime
                  at={event.startsAt}
                  timeZone={event.timeZone}
                  timeKnown={event.timeKnown}
                  style="date"
                />
                , {event.venueName}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
