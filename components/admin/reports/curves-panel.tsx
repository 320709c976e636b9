import { formatMoney } from '@/lib/money';
import type { PerformanceReport } from '@/lib/payments/reports/read-performance';
import { type Curve, daysUntil } from '@/lib/payments/reports/report-view';
import { ChartFrame } from './chart-frame';
import { LineChart, type Series } from './line-chart';
import { LineLegend } from './line-legend';
import { shortMoney } from './short-money';

const dashes = ['1 0', '7 4', '2 3', '11 4', '11 4 2 4'];

const dated = (at: string) =>
  new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** How the performance sells, day by day, beside comparable ones: tickets, and money of the same currency. */
export function CurvesPanel({ report, csv }: { report: PerformanceReport; csv: string }) {
  const { performance, curves } = report;
  const { id, startsAt, timeZone, currency } = performance;
  const own = curves.find(({ performanceId }) => performanceId === id);
  const others = curves.length - (own ? 1 : 0);
  const today = daysUntil(startsAt, timeZone, new Date());
  const last = own?.points.at(-1);
  const amount = (minor: number) => formatMoney(minor, currency);
  const comparable = curves.map(({ performanceId }) => performanceId).filter((other) => other !== id);
  const series = (of: Curve[], y: 'tickets' | 'gross'): Series[] =>
    of.map(({ performanceId, title, startsAt: at, points }) => ({
      key: performanceId,
      label: `${title}, ${dated(at)}`,
      own: performanceId === id,
      dash: performanceId === id ? 'none' : (dashes[comparable.indexOf(performanceId)] ?? 'none'),
      points: points.map((point) => ({ x: point.daysBefore, y: point[y] })),
    }));
  const compared =
    others > 0
      ? `The thin lines are ${others === 1 ? 'a comparable performance' : `${others} comparable performances`}: other dates of the event, or the nearest in its category.`
      : 'There is no comparable performance yet.';
  const said = last
    ? `${last.tickets.toLocaleString('en-US')} tickets for ${amount(last.gross)} in all, refunds not taken off. ${compared}`
    : `Nothing is sold yet. ${compared}`;
  const table = {
    head: ['Performance', 'Days before', 'Tickets so far', 'Gross so far'],
    rows: curves.flatMap((curve) =>
      curve.points.map((point) => [
        `${curve.title}, ${dated(curve.startsAt)}`,
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
      {curves.length > 0 && <LineLegend series={series(curves, 'tickets')} />}
    </ChartFrame>
  );
}
