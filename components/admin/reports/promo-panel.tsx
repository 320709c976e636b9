import Link from 'next/link';
import { formatMoney } from '@/lib/money';
import type { PromoLine } from '@/lib/payments/reports/promo-view';
import { BarList } from './bar-list';
import { ChartFrame } from './chart-frame';

type PromoPanelProps = {
  slug: string;
  currency: string;
  lines: PromoLine[];
  title: string;
  /** Of which performances: "over all performances". */
  scope: string;
  csv: string;
};

const most = 12;
const count = (value: number) => value.toLocaleString('en-US');

/** Promo codes in one currency by what was paid with them, the best first; all of them as figures and as a file. */
export function PromoPanel({ slug, currency, lines, title, scope, csv }: PromoPanelProps) {
  const amount = (minor: number) => formatMoney(minor, currency);
  const sorted = [...lines].sort((a, b) => b.gross - a.gross);
  const top = sorted[0]?.gross || 1;
  const off = sorted.reduce((sum, line) => sum + line.discount, 0);
  return (
    <ChartFrame
      title={title}
      summary={
        <>
          {amount(off)} came off in all, {scope}.{' '}
          <Link href={`/admin/${slug}/promo-codes`} prefetch={false} className="text-link">
            The codes
          </Link>
        </>
      }
      csv={csv}
      table={{
        head: ['Code', 'Orders', 'Tickets', 'Returned', 'Paid', 'Taken off', 'Refunds'],
        rows: sorted.map((line) => [
          line.name,
          ...[line.orders, line.tickets, line.ticketsBack].map(count),
          ...[line.gross, line.discount, line.refunds].map(amount),
        ]),
      }}
    >
      <BarList
        bars={sorted.slice(0, most).map((line) => ({
          key: line.id,
          label: line.name,
          value: `${line.tickets === 1 ? '1 ticket' : `${count(line.tickets)} tickets`}, ${amount(line.gross)} paid, ${amount(line.discount)} off`,
          part: line.gross / top,
        }))}
      />
    </ChartFrame>
  );
}
