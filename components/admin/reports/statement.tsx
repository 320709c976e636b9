import { formatMoney } from '@/lib/money';
import type { EventLine, Money } from '@/lib/payments/reports/report-view';
import { FigureTable } from './chart-frame';

type StatementProps = { events: EventLine[]; totals: { currency: string; money: Money }[] };

/** What the organizer is owed, event by event and in all, each currency by itself. */
export function Statement({ events, totals }: StatementProps) {
  return totals.map(({ currency, money }) => {
    const cells = (of: Money) =>
      [of.gross, -of.refunds, -of.disputes, -of.fees, -of.tax, -of.byHand, of.owed].map((amount) =>
        formatMoney(amount, currency),
      );
    const rows = events
      .filter((event) => event.currency === currency && event.money.gross > 0)
      .map((event) => [event.title, ...cells(event.money)]);
    return (
      <FigureTable
        key={currency}
        label={`Statement in ${currency.toUpperCase()}`}
        head={[currency.toUpperCase(), 'Gross', 'Refunds', 'Disputes', 'Fees', 'Tax', 'Taken by you', 'Owed']}
        rows={[...rows, ['All', ...cells(money)]]}
      />
    );
  });
}
