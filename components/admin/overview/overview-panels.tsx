import { classes } from '@/components/ui/classes';
import {
  type Attention,
  attentionOf,
  type Dashboard,
  type NextPerformance,
} from '@/lib/payments/reports/dashboard-view';
import type { DayLine } from '@/lib/payments/reports/report-view';
import { AttentionList } from './attention-list';
import { NextPerformances } from './next-performances';
import { SalesPanel } from './sales-panel';

type OverviewPanelsProps = {
  slug: string;
  dashboard: Dashboard;
  days: DayLine[];
  today: string;
  mayOpen: (item: Attention) => boolean;
};

/** The overview of who may see figures: what comes next, what waits, what was sold. */
export function OverviewPanels({ slug, dashboard, days, today, mayOpen }: OverviewPanelsProps) {
  const { sales, next } = dashboard;
  const items = attentionOf(dashboard, new Date()).filter(mayOpen);
  const report = ({ id }: NextPerformance) => `/admin/${slug}/reports/${id}`;
  const currencies = [...new Set([...sales, ...days].map(({ currency }) => currency))];
  return (
    <div
      className={classes(
        'grid items-start gap-8',
        items.length > 0 && next.length > 0 && 'xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]',
      )}
    >
      {next.length > 0 && (
        <section className="min-w-0" aria-labelledby="next">
          <h2 id="next" className="mb-3 text-2xl">
            Next dates
          </h2>
          <NextPerformances performances={next} path={report} />
        </section>
      )}
      {items.length > 0 && (
        <section className="min-w-0" aria-labelledby="attention">
          <h2 id="attention" className="mb-3 text-2xl">
            Needs attention
          </h2>
          <div className="rounded-tile border border-line bg-surface px-4 py-1 sm:px-5">
            <AttentionList slug={slug} items={items} />
          </div>
        </section>
      )}
      {currencies.length > 0 && (
        <div
          className={classes('col-span-full grid min-w-0 gap-8', currencies.length > 1 && 'xl:grid-cols-2')}
        >
          {currencies.map((currency) => (
            <SalesPanel
              key={currency}
              slug={slug}
              currency={currency}
              title={currencies.length > 1 ? `Sales by day, ${currency.toUpperCase()}` : 'Sales by day'}
              lately={sales.find((line) => line.currency === currency)}
              days={days.filter((day) => day.currency === currency)}
              today={today}
            />
          ))}
        </div>
      )}
    </div>
  );
}
