import { classes } from '@/components/ui/classes';
import { DateTime } from '@/components/ui/date-time';
import type { TimelineEntry } from '@/lib/payments/order-timeline-view';

const dots: Record<TimelineEntry['tone'], string> = {
  plain: 'bg-line-strong',
  good: 'bg-accent',
  bad: 'bg-danger',
};

/** What happened to an order, one line each, the oldest first. */
export function Timeline({ entries, timeZone }: { entries: TimelineEntry[]; timeZone: string }) {
  return (
    <ol className="grid gap-3 border-line border-l pl-5">
      {entries.map(({ key, at, what, by, tone }) => (
        <li key={key} className="relative">
          <span
            aria-hidden="true"
            className={classes('absolute top-2 -left-[1.55rem] size-2.5 rounded-full', dots[tone])}
          />
          <p className="wrap-anywhere">{what}</p>
          <p className="note">
            <DateTime at={at} timeZone={timeZone} />
            {by && ` · ${by}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
