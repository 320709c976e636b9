import { FigureTiles } from '@/components/admin/reports/figure-tiles';
import { formatMoney } from '@/lib/money';
import type { SalesSince } from '@/lib/payments/reports/dashboard-view';

const tickets = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'ticket' : 'tickets'}`;

function change(now: number, before: number): string {
  if (before === 0) return now > 0 ? 'nothing the week before' : 'as the week before';
  const part = Math.round((now / before - 1) * 100);
  return part === 0 ? 'as the week before' : `${part > 0 ? '+' : '−'}${Math.abs(part)} % on the week before`;
}

/** What was sold today and in the last seven days, in one currency. */
export function SalesTiles({ sales }: { sales: SalesSince }) {
  const { currency, grossToday, ticketsToday, grossWeek, ticketsWeek, grossWeekBefore } = sales;
  return (
    <FigureTiles
      tiles={[
        { label: 'Sold today', value: formatMoney(grossToday, currency), note: tickets(ticketsToday) },
        {
          label: 'Last 7 days',
          value: formatMoney(grossWeek, currency),
          note: `${tickets(ticketsWeek)}, ${change(grossWeek, grossWeekBefore)}`,
        },
      ]}
    />
  );
}
