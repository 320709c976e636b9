import { LinkButton } from '@/components/ui/link-button';
import { Price } from '@/components/ui/price';
import { formatMoment } from '@/lib/clock';
import { type PassView, passState } from '@/lib/inventory/passes/pass-view';
import { PassNote } from './pass-note';

type PassRowsProps = {
  slug: string;
  passes: PassView[];
  /** Milliseconds since 1970. */
  now: number;
  /** Of a draft nothing can be bought. */
  isPreview: boolean;
};

/** The passes of an event, each with its dates and its price, leading to where it is bought. */
export function PassRows({ slug, passes, now, isPreview }: PassRowsProps) {
  return (
    <ul className="ruled">
      {passes.map((pass) => (
        <li key={pass.id} className="date-row">
          <div className="min-w-0">
            <p className="date-row-moment">
              {pass.name} · <Price amount={pass.price} currency={pass.currency} />
            </p>
            <p className="note">
              {pass.dates.length} dates:{' '}
              {pass.dates
                .map(({ startsAt, timeZone, timeKnown }) =>
                  formatMoment(startsAt, timeZone, { style: timeKnown ? 'short' : 'date' }),
                )
                .join(' · ')}
            </p>
            <PassNote pass={pass} now={now} />
          </div>
          {!isPreview && passState(pass, now) === 'on_sale' && (
            <LinkButton
              href={`/events/${slug}/passes#${pass.id}`}
              prefetch={false}
              aria-label={`Choose this pass: ${pass.name}`}
            >
              Choose this pass
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}
