import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { SiteLink } from '@/components/ui/site-link';
import { eventStatusText } from '@/lib/catalog/own-event-view';
import type { OwnEventRow } from '@/lib/catalog/own-events';

/** The organizer's events: what, next when and where, how much of it is sold. */
export function EventTable({ organizer, events }: { organizer: string; events: OwnEventRow[] }) {
  return (
    <ul className="mt-6 divide-y divide-line border-line border-y">
      {events.map(({ id, title, status, next, performances, sold, capacity }) => (
        <li
          key={id}
          className="group relative grid gap-x-6 gap-y-1 py-4 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <SiteLink
                href={`/admin/${organizer}/events/${id}`}
                prefetch={false}
                className="cover-link font-display text-2xl"
              >
                {title}
              </SiteLink>
              <Badge tone={eventStatusText[status].tone}>{eventStatusText[status].text}</Badge>
            </div>
            <p className="mt-1 text-ink-soft text-sm">
              {next ? (
                <>
                  <DateTime at={next.startsAt} timeZone={next.timeZone} timeKnown={next.timeKnown} />,{' '}
                  {next.venue}
                </>
              ) : performances === 0 ? (
                'No date yet'
              ) : (
                'Nothing ahead'
              )}
              {performances > 1 && ` · ${performances} dates`}
            </p>
          </div>
          <p className="self-center text-sm tabular-nums">
            <span className="font-semibold">{sold.toLocaleString('en')}</span>
            <span className="text-ink-soft"> of {capacity.toLocaleString('en')} sold</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
