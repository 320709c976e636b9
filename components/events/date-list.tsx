import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import type { DatedPerformance } from '@/lib/catalog/event-summary';
import { formatMoment } from '@/lib/clock';
import { FromPrice } from './from-price';
import { SaleBadge } from './sale-badge';

const actions: Partial<Record<DatedPerformance['state'], string>> = {
  on_sale: 'Choose tickets',
  few: 'Choose tickets',
  before: 'See seats and prices',
};

/** The dates of an event, each leading to its seats. */
export function DateList({
  slug,
  dates,
  oneVenue,
  isPreview = false,
}: {
  slug: string;
  dates: DatedPerformance[];
  oneVenue: boolean;
  /** Of a draft nothing can be bought. */
  isPreview?: boolean;
}) {
  return (
    <ul className="ruled">
      {dates.map((date) => (
        <li key={date.id} className="date-row">
          <div className="min-w-0">
            <p className="date-row-moment">
              <DateTime at={date.startsAt} timeZone={date.timeZone} timeKnown={date.timeKnown} />
              <SaleBadge state={date.state} />
            </p>
            {!oneVenue && (
              <p className="note">
                {date.venue.name}, {date.city.name}
              </p>
            )}
            <p className="note">
              <FromPrice lowest={date.lowestPrice} highest={date.highestPrice} currency={date.currency} />
              <SaleNote date={date} />
            </p>
          </div>
          {!isPreview && actions[date.state] && (
            <LinkButton
              href={`/events/${slug}/${date.id}`}
              prefetch={false}
              variant={date.state === 'before' ? 'secondary' : 'primary'}
              aria-label={`${actions[date.state]}, ${formatMoment(date.startsAt, date.timeZone, { timeKnown: date.timeKnown })}`}
            >
              {actions[date.state]}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a fan has to know about the sale itself. */
function SaleNote({ date }: { date: DatedPerformance }) {
  const notes: string[] = [];
  if (date.state === 'before')
    notes.push(`On sale ${formatMoment(date.onSaleAt, date.timeZone, { style: 'short' })}`);
  const closesEarly = Date.parse(date.offSaleAt) < Date.parse(date.startsAt);
  if ((date.state === 'on_sale' || date.state === 'few') && closesEarly) {
    notes.push(`on sale until ${formatMoment(date.offSaleAt, date.timeZone, { style: 'short' })}`);
  }
  if (date.doorsAt) notes.push(`doors ${formatMoment(date.doorsAt, date.timeZone, { style: 'time' })}`);
  if (date.accessCodeRequired) notes.push('access code needed');
  if (notes.length === 0) return null;
  return (
    <>
      {date.lowestPrice === null ? '' : ' · '}
      {notes.join(' · ')}
    </>
  );
}
