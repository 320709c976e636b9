import { type Funnel, funnelNames, funnelSteps } from '@/lib/payments/reports/report-view';
import { ChartFrame } from './chart-frame';
import { FunnelDays } from './funnel-days';
import { FunnelPicture } from './funnel-picture';
import { dayLabel } from './short-day';

const count = (value: number) => value.toLocaleString('en-US');

/** How far buyers came on the site, from the page to the payment, in all and by day. */
export function FunnelPanel({ funnel, csv }: { funnel: Funnel; csv: string }) {
  const { inCarts, since, days } = funnel;
  return (
    <ChartFrame
      title="From look to ticket"
      summary={`Online${since ? `, since ${dayLabel(since)}` : ''}. ${count(inCarts)} tickets are in carts now.`}
      csv={csv}
      table={{
        head: ['Day', ...funnelSteps.map((step) => funnelNames[step])],
        rows: days.map((day) => [dayLabel(day.day), ...funnelSteps.map((step) => count(day[step]))]),
      }}
    >
      <div className="grid items-start gap-8 xl:grid-cols-2">
        <FunnelPicture funnel={funnel} />
        <FunnelDays days={days} />
      </div>
      <p className="mt-4 text-ink-faint text-sm">
        A look is a page opened by a browser, not a person: nobody is recognised. Looks and carts are counted
        in the server's memory and written every few seconds; a crash loses those seconds. Orders are exact.
      </p>
    </ChartFrame>
  );
}
