import { ChartFrame } from '@/components/admin/reports/chart-frame';
import { DayBars } from '@/components/admin/reports/day-bars';
import { shortMoney } from '@/components/admin/reports/short-money';
import { formatMoney } from '@/lib/money';
import type { SalesSince } from '@/lib/payments/reports/dashboard-view';
import { type DayLine, lastDays } from '@/lib/payments/reports/report-view';
import { SalesTiles } from './sales-tiles';

type SalesPanelProps = {
  slug: string;
  currency: string;
  title: string;
  lately?: SalesSince;
  days: DayLine[];
  today: string;
};

/** What was sold today, this week, and on each of the last thirty days, in one currency. */
export function SalesPanel({ slug, currency, title, lately, days, today }: SalesPanelProps) {
  const filled = lastDays(days, today);
  const amount = (minor: number) => formatMoney(minor, currency);
  const said = `${amount(filled.reduce((sum, { gross }) => sum + gross, 0))} in the last 30 days.`;
  return (
    <section className="grid min-w-0 gap-4" aria-label={`Sales in ${currency.toUpperCase()}`}>
      {lately && <SalesTiles sales={lately} />}
      <ChartFrame title={title} summary={said} csv={`/api/admin/${slug}/reports/days`}>
        <DayBars
          id={`overview-${currency}`}
          title="Gross"
          description={said}
          days={filled.map(({ day, label, gross: value }) => ({ day, label, value }))}
          format={amount}
          mark={(minor) => shortMoney(minor, currency)}
        />
      </ChartFrame>
    </section>
  );
}
