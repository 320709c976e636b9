import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import type { Visit } from './upcoming-tickets';

/** Evenings with their seats, each leading to its tickets. */
export function VisitList({ visits }: { visits: Visit[] }) {
  return (
    <ul className="grid gap-4">
      {visits.map(({ orderId, performance, labels, pieces }) => (
        <li
          key={orderId + performance.performanceId}
          className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-tile border border-line border-l-4 border-l-accent bg-surface p-5"
        >
          <div className="min-w-0">
            <p className="text-accent text-sm">
              <DateTime
                at={performance.startsAt}
                timeZone={performance.timeZone}
                timeKnown={performance.timeKnown}
              />
            </p>
            <h3 className="mt-0.5 text-xl">{performance.eventTitle}</h3>
            <p className="text-ink-soft text-sm">
              {performance.venueName}, {performance.cityName}
            </p>
            <p className="mt-1 text-sm">{labels.join(', ')}</p>
          </div>
          <LinkButton href={`/orders/${orderId}`} prefetch={false} variant="secondary">
            {pieces === 1 ? 'Show the ticket' : `Show ${pieces} tickets`}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
