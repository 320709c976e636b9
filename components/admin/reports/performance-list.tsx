import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { formatMoney } from '@/lib/money';
import type { PerformanceLine } from '@/lib/payments/reports/report-view';
import { PartBar } from './bar-list';

type PerformanceListProps = {
  slug: string;
  performances: PerformanceLine[];
  capacities: ReadonlyMap<string, number>;
};

/** Each performance with how full it is and what it brought; the whole row leads to its report. */
export function PerformanceList({ slug, performances, capacities }: PerformanceListProps) {
  return (
    <ul className="ruled">
      {performances.map(({ id, title, startsAt, timeZone, timeKnown, venue, status, currency, money }) => {
        const capacity = capacities.get(id) ?? 0;
        return (
          <li
            key={id}
            className="relative grid gap-x-6 gap-y-2 py-4 hover:bg-surface sm:grid-cols-[minmax(0,1fr)_12rem_9rem] sm:items-center"
          >
            <div className="min-w-0">
              <Link
                href={`/admin/${slug}/reports/${id}`}
                prefetch={false}
                className="cover-link font-display text-xl leading-snug"
              >
                {title}
              </Link>
              <p className="flex flex-wrap gap-x-3 text-ink-soft text-sm">
                <DateTime at={startsAt} timeZone={timeZone} timeKnown={timeKnown} />
                <span>{venue}</span>
                {status !== 'scheduled' && (
                  <Badge tone="warning">{status === 'cancelled' ? 'Cancelled' : 'Postponed'}</Badge>
                )}
              </p>
            </div>
            <div>
              <p className="flex justify-between text-sm">
                <span>
                  {money.tickets.toLocaleString('en-US')} of {capacity.toLocaleString('en-US')}
                </span>
                <span className="text-ink-soft">{percent(money.tickets, capacity)}</span>
              </p>
              <PartBar part={capacity > 0 ? money.tickets / capacity : 0} />
            </div>
            <p className="sm:text-right">
              {formatMoney(money.gross, currency)} <span className="text-ink-faint text-sm">gross</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

const percent = (part: number, whole: number) => (whole > 0 ? `${Math.floor((part / whole) * 100)} %` : '–');
