import type { DatedPerformance } from '@/lib/catalog/event-summary';
import type { EventView } from '@/lib/catalog/find-event';
import { OrganizerLogo } from './organizer-logo';
import { VenueAddress } from './venue-address';

/** Where, by whom, and the calendar: what stands beside the dates. */
export function EventFacts({
  event,
  dates,
  isPreview = false,
}: {
  event: EventView;
  dates: DatedPerformance[];
  isPreview?: boolean;
}) {
  const places = new Map(dates.map(({ venue, city }) => [venue.slug, { venue, city }]));
  return (
    <dl className="space-y-6 text-sm max-lg:mt-6 [&_dt]:mb-1 [&_dt]:text-ink-faint">
      <div>
        <dt>{places.size === 1 ? 'Venue' : 'Venues'}</dt>
        {[...places.values()].map(({ venue, city }) => (
          <dd key={venue.slug} className="mb-3">
            <VenueAddress venue={venue} city={city} />
          </dd>
        ))}
      </div>
      <div>
        <dt>Organizer</dt>
        <dd>
          {event.organizer.logoId && <OrganizerLogo id={event.organizer.logoId} className="mb-2" />}
          <a href={`/organizers/${event.organizer.slug}`} className="text-link inline-block py-1">
            {event.organizer.name}
          </a>
          <a
            href={`mailto:${event.organizer.supportEmail}`}
            className="block py-1 text-ink-soft hover:underline"
          >
            {event.organizer.supportEmail}
          </a>
        </dd>
      </div>
      {!isPreview && (
        <div>
          <dt>Calendar</dt>
          <dd>
            <a href={`/events/${event.slug}/calendar.ics`} className="text-link inline-block py-1">
              Add the dates to a calendar
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
