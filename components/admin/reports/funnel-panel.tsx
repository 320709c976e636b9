import type { Funnel } from '@/lib/payments/reports/report-view';
import { BarList } from './bar-list';
import { ChartFrame } from './chart-frame';

/** How far buyers came on the site, from the order to the payment. */
export function FunnelPanel({ funnel, csv }: { funnel: Funnel; csv: string }) {
  const { inCarts, begun, atPayment, paid } = funnel;
  const step = (key: string, label: string, value: number) => ({
    key,
    label,
    value: `${value.toLocaleString('en-US')}${begun > 0 ? `, ${Math.round((value / begun) * 100)} %` : ''}`,
    part: begun > 0 ? value / begun : 0,
  });
  return (
    <ChartFrame
      title="From cart to ticket"
      summary={`${inCarts.toLocaleString('en-US')} tickets are in carts now.`}
      csv={csv}
    >
      <BarList
        bars={[
          step('begun', 'Orders begun', begun),
          step('payment', 'Came to the payment', atPayment),
          step('paid', 'Paid', paid),
        ]}
      />
      <p className="mt-4 text-ink-faint text-sm">
        Online orders. How often the page was looked at is not recorded, and a cart that lapses without an
        order leaves no trace, so neither is shown.
      </p>
    </ChartFrame>
  );
}
