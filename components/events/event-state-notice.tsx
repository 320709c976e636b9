import { Notice } from '@/components/ui/notice';
import type { DatedPerformance } from '@/lib/catalog/event-summary';
import type { EventView } from '@/lib/catalog/find-event';

/** Says first what changes everything: cancelled, postponed, sold out, over. */
export function EventStateNotice({ event, dates }: { event: EventView; dates: DatedPerformance[] }) {
  const every = (...states: DatedPerformance['state'][]) =>
    dates.length > 0 && dates.every(({ state }) => states.includes(state));
  const contact = (
    <a href={`mailto:${event.organizer.supportEmail}`} className="underline underline-offset-2">
      {event.organizer.supportEmail}
    </a>
  );
  if (event.status === 'cancelled' || every('cancelled')) {
    return (
      <Notice tone="danger" title="This event is cancelled" announce="none">
        Whoever has tickets is refunded and told by mail. Questions: {contact}.
      </Notice>
    );
  }
  if (every('postponed')) {
    return (
      <Notice tone="warning" title="This event is postponed" announce="none">
        A new date is being looked for; tickets stay valid. Questions: {contact}.
      </Notice>
    );
  }
  if (every('past', 'cancelled')) {
    return (
      <Notice title="This event is over" announce="none">
        There are no further dates.
      </Notice>
    );
  }
  if (every('sold_out', 'past', 'cancelled')) {
    return (
      <Notice title="Sold out" announce="none">
        All tickets are gone. Seats whose payment was not finished come back here by themselves.
      </Notice>
    );
  }
  return null;
}
