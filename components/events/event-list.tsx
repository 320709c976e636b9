import { rowView } from '@/lib/catalog/card-view';
import type { EventCard } from '@/lib/catalog/event-card';
import { EventRows } from './event-rows';

/** Events as a diary. */
export function EventList({ events, level = 'h2' }: { events: EventCard[]; level?: 'h2' | 'h3' }) {
  return <EventRows rows={events.map(rowView)} level={level} />;
}
