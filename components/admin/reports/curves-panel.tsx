import { formatMoney } from '@/lib/money';
import type { PerformanceReport } from '@/lib/payments/reports/read-performance';
import { type Curve, daysUntil } from '@/lib/payments/reports/report-view';
import { ChartFrame } from './chart-frame';
import { LineChart, type Series } from './line-chart';
import { shortMoney } from './short-money';

/** How the performance sells, day by day, beside comparable ones: tickets, and money of the same currency. */
export function CurvesPanel({ report, csv }: { report: PerformanceReport; csv: string }) {
  const { performance, curves } = report;
  const { id, startsAt, timeZone, currency } = performance;
  const own = curves.find(({ performanceId }) => performanceId === id);
  const others = curves.length - (own ? 1 : 0);
  const today = daysUntil(startsAt, timeZone, new Date());
  const last = own?.points.at(-1);
  const amount = (minor: number) => formatMoney(minor, currency);
  const series = (of: Curve[], y: 'tickets' | 'gross'): Series[] =>
    of.map(({ performanceId, title, startsAt: at, points }) => ({
      key: performanceId,
      label: `${title}, ${at.slice(0, 10)}`,
      own: performanceId === id,
      points: points.map((point) => ({ x: point.daysBefore, y: point[y] })),
    }));
  const compared =
    others > 0
      ? `The thin lines are your ${others === 1 ? 'comparable performance' : `${others} comparable performances`}: other dates of the event, or the nearest in its category.`
      : 'There is no comparable performance yet.';
  const said = last
    ? `${last.tickets.toLocaleString('en-US')} tickets for ${amount(last.gross)} in all, refunds not taken off. ${compared}`
    : `Nothing is sold yet. ${compared}`;
  const table = {
    head: ['Performance', 'Days before', 'Tickets so far', 'Gross so far'],
    rows: curves.flatMap((curve) =>
      curve.points.map((point) => [
        `${curve.title}, ${curve.startsAt.slice(0, 10)}`,
        point.daysBefore,
        point.tickets.toLocaleString('en-US'),
        formatMoney(point.gross, curve.currency),
      ]),
    ),
  };
  return (
    <ChartFrame title="Sales over time" summary={said} csv={csv} table={table}>
      <div className="grid gap-8 xl:grid-cols-2">
        <LineChart
          id="curve-tickets"
          title="Tickets"
          description={said}
          series={series(curves, 'tickets')}
          today={today}
          mark={(value) => value.toLocaleString('en-US')}
        />
        <LineChart
          id="curve-gross"
          title={`Gross, ${currency.toUpperCase()}`}
          description={said}
          series={series(
            curves.filter((curve) => curve.currency === currency),
            'gross',
          )}
          today={today}
          mark={(minor) => shortMoney(minor, currency)}
        />
      </div>
    </ChartFrame>
  );
}
