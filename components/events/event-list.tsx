import type { EventCard } from '@/lib/catalog/event-card';
import { EventRow } from './event-row';

/** Events as a diary. */
export function EventList({ events, level }: { events: EventCard[]; level?: 'h2' | 'h3' }) {
  return (
    <ul className="border-line border-b">
      {events.map((event) => (
        <EventRow key={event.id} event={event} level={level} />
      ))}
    </ul>
  );
}
