import Link from 'next/link';
import { PartBar } from '@/components/admin/reports/bar-list';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import type { NextPerformance } from '@/lib/payments/reports/dashboard-view';
import { daysUntil } from '@/lib/payments/reports/report-view';

const count = (value: number) => value.toLocaleString('en-US');

function when(days: number): string {
  if (days <= 0) return 'Today';
  return days === 1 ? 'Tomorrow' : `In ${days} days`;
}

/** The next dates as tiles: when, and how full the house is. `path` leads from a date to where it is looked after. */
export function NextPerformances({
  performances,
  path,
}: {
  performances: NextPerformance[];
  path: (performance: NextPerformance) => string;
}) {
  const now = new Date();
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {performances.map((performance) => {
        const { id, title, startsAt, timeZone, timeKnown, venue, status, tickets, capacity, notYetOnSale } =
          performance;
        const part = capacity > 0 ? tickets / capacity : 0;
        return (
          <li
            key={id}
            className="relative flex flex-col rounded-tile border border-line bg-surface p-4 hover:border-line-strong sm:p-5"
          >
            <p className="flex items-baseline justify-between gap-3 text-accent-strong text-sm">
              <span className="font-semibold">{when(daysUntil(startsAt, timeZone, now))}</span>
              {status === 'postponed' && <Badge tone="warning">Postponed</Badge>}
              {notYetOnSale && <Badge>Not on sale yet</Badge>}
              {part >= 1 && <Badge tone="accent">Sold out</Badge>}
            </p>
            <Link
              href={path(performance)}
              prefetch={false}
              className="cover-link mt-1 line-clamp-2 font-display text-2xl leading-tight"
            >
              {title}
            </Link>
            <p className="mt-1 text-ink-soft text-sm">
              <DateTime at={startsAt} timeZone={timeZone} timeKnown={timeKnown} />, {venue}
            </p>
            <div className="mt-auto pt-4">
              <p className="flex items-baseline justify-between text-sm">
                <span>
                  {count(tickets)} <span className="text-ink-soft">of {count(capacity)}</span>
                </span>
                <span className="font-display text-xl">{Math.floor(part * 100)} %</span>
              </p>
              <PartBar part={part} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
