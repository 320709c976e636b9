import { formatMoment } from '@/lib/clock';
import { formatMoney } from '@/lib/money';
import type { EventView, PerformanceView } from './find-event';
import { type SaleState, saleState } from './sale-state';

export type DatedPerformance = PerformanceView & { state: SaleState };

/** The performances with their state at `now` (milliseconds since 1970). */
export const withStates = (event: EventView, now: number): DatedPerformance[] =>
  event.performances.map((performance) => ({
    ...performance,
    state: saleState({ ...performance, eventStatus: event.status }, now),
  }));

/** One sentence for search engines and previews: who or what, when, where, from how much. */
export function describeEvent(event: EventView, now: number): string {
  const dates = withStates(event, now);
  const next = dates.find(({ state }) => state !== 'past') ?? dates[0];
  const people = event.artists.slice(0, 3).map(({ name }) => name);
  const parts = [people.join(', ')];
  if (next) {
    const date = formatMoment(next.startsAt, next.timeZone, { style: 'date' });
    parts.push(`${date} at ${next.venue.name}, ${next.city.name}`);
    if (dates.length > 1) parts.push(`${dates.length} dates`);
    if (next.lowestPrice !== null) {
      parts.push(
        next.lowestPrice === 0
          ? 'Free'
          : `From ${formatMoney(next.lowestPrice, next.currency)} with all fees`,
      );
    }
  }
  if (event.status === 'cancelled') parts.unshift('Cancelled');
  return `${parts.filter(Boolean).join('. ')}.`;
}
