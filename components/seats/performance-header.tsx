import Link from 'next/link';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DateTime } from '@/components/ui/date-time';
import type { PerformanceView } from '@/lib/inventory/plan-view';

/** What, when and where; short, so that the plan begins on the first screen. */
export function PerformanceHeader({ performance }: { performance: PerformanceView }) {
  const { event, venue, startsAt, timeKnown, timeZone, doorsAt } = performance;
  const city = [venue.city, venue.region].filter(Boolean).join(', ');
  return (
    <header className="wrap pt-6 pb-4">
      <Breadcrumbs
        crumbs={[
          { label: 'Events', href: '/events' },
          { label: event.title, href: `/events/${event.slug}` },
        ]}
      />
      <h1 className="mt-1 text-3xl sm:text-4xl">{event.title}</h1>
      <p className="mt-2 flex flex-wrap gap-x-5 text-ink-soft">
        <strong className="font-semibold text-ink">
          <DateTime at={startsAt} timeZone={timeZone} timeKnown={timeKnown} />
        </strong>
        {doorsAt && timeKnown && (
          <span>
            Doors <DateTime at={doorsAt} timeZone={timeZone} style="time" />
          </span>
        )}
        <span>
          <Link href={`/venues/${venue.slug}`} className="text-link">
            {venue.name}
          </Link>
          , {city}
        </span>
      </p>
    </header>
  );
}
