import { dateParts, formatMoment, isoWithOffset } from '@/lib/clock';
import { formatMoney } from '@/lib/money';
import type { EventCard } from './event-card';
import type { SaleState } from './sale-state';

/** What rows and tiles alike show of an event, in finished words; what there is nothing to say about is left out. */
type CardView = {
  slug: string;
  title: string;
  /** "David Geffen Hall, New York" */
  place: string;
  /** "$45"; "Free". All-in, the lowest. */
  price?: string;
  /** Unless tickets are simply on sale. */
  state?: SaleState;
  /** An uploaded poster's id; without one it is drawn. */
  poster?: string;
};

/** An event as a line of a diary. */
export type RowView = CardView & {
  /** "Fri", "4", "Dec" */
  day: string[];
  artists?: string;
  /** For machines: "2026-12-04T19:30:00-05:00", the day alone where the time is not known. */
  at: string;
  /** "Fri 4 Dec 2026, 19:30 EST" */
  when: string;
  /** " and 3 more dates to Sat 5 Dec 2026" */
  more?: string;
  /** When the sale opens, if it has not: "Fri 4 Dec, 10:00 EST". */
  onSale?: string;
};

/** An event as a poster with its caption. */
export type TileView = CardView & {
  /** "Fri 4 Dec, 19:30 EST" */
  when: string;
  /** " +3 dates" */
  more?: string;
};

const dates = (count: number) => (count === 1 ? 'date' : 'dates');

const cardView = ({
  slug,
  title,
  venueName,
  cityName,
  lowestPrice,
  currency,
  state,
  posterId,
}: EventCard): CardView => ({
  slug,
  title,
  place: `${venueName}, ${cityName}`,
  ...(lowestPrice !== null && { price: lowestPrice === 0 ? 'Free' : formatMoney(lowestPrice, currency) }),
  ...(state !== 'on_sale' && { state }),
  ...(posterId && { poster: posterId }),
});

export function rowView(event: EventCard): RowView {
  const { startsAt, timeZone, timeKnown, state } = event;
  const { weekday, day, month } = dateParts(startsAt, timeZone);
  const iso = isoWithOffset(startsAt, timeZone);
  const others = event.dates - 1;
  return {
    ...cardView(event),
    day: [weekday, day, month],
    ...(event.artists.length > 0 && { artists: event.artists.join(', ') }),
    at: timeKnown ? iso : iso.slice(0, 10),
    when: formatMoment(startsAt, timeZone, { timeKnown }),
    ...(others > 0 && {
      more: ` and ${others} more ${dates(others)} to ${formatMoment(event.lastStartsAt, timeZone, { style: 'date' })}`,
    }),
    ...(state === 'before' && { onSale: formatMoment(event.onSaleAt, timeZone, { style: 'short' }) }),
  };
}

export function tileView(event: EventCard): TileView {
  const { startsAt, timeZone, timeKnown } = event;
  const others = event.dates - 1;
  return {
    ...cardView(event),
    when: formatMoment(startsAt, timeZone, { style: 'short', timeKnown }),
    ...(others > 0 && { more: ` +${others} ${dates(others)}` }),
  };
}
