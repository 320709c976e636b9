import { classes } from '@/components/ui/classes';
import { formatMoney } from '@/lib/money';
import type { Money } from '@/lib/payments/reports/report-view';

/** An account, line by line: what came in, what went, what is left for the organizer. */
export function MoneyLines({ money, currency }: { money: Money; currency: string }) {
  const lines: { label: string; amount: number; note?: string; sum?: boolean }[] = [
    { label: 'Gross', amount: money.gross, note: 'all that buyers paid' },
    { label: 'Refunds', amount: -money.refunds, note: 'given back or promised' },
    { label: 'Disputes', amount: -money.disputes, note: 'kept by buyers’ banks' },
    { label: 'Net', amount: money.net, sum: true },
    { label: 'Fees', amount: -money.fees, note: 'for Tessera' },
    { label: 'Tax', amount: -money.tax },
    { label: 'Taken by you', amount: -money.byHand, note: 'cash, terminal, invoice' },
    { label: money.owed < 0 ? 'Owed by you' : 'Owed to you', amount: Math.abs(money.owed), sum: true },
  ];
  return (
    <dl className="text-sm">
      {lines.map(({ label, amount, note, sum }) => (
        <div
          key={label}
          className={classes(
            'flex flex-wrap items-baseline justify-between gap-x-4 py-2',
            sum ? 'border-line-strong border-t font-semibold text-base' : 'border-line border-t',
          )}
        >
          <dt>
            {label} {note && <span className="text-ink-faint">{note}</span>}
          </dt>
          <dd className="ml-auto tabular-nums">{formatMoney(amount, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
