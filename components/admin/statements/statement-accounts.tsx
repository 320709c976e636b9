import Link from 'next/link';
import { MoneyLines } from '@/components/admin/reports/money-lines';
import { byCurrency, type StatementLine, total } from '@/lib/payments/statements/statement-view';

type StatementAccountsProps = {
  lines: StatementLine[];
  /** Where the account of one event stands by itself; nothing when it is the only one. */
  eventPath?: (eventId: string) => string;
};

/** The accounts of a statement: each currency in all, then event by event. On paper none is torn over two pages. */
export function StatementAccounts({ lines: all, eventPath }: StatementAccountsProps) {
  return byCurrency(all).map(({ currency, lines }) => (
    <section key={currency} className="mt-8 first:mt-0" aria-label={currency.toUpperCase()}>
      <div className="grid items-start gap-6 lg:grid-cols-2 print:block">
        {lines.length > 1 && (
          <article className="break-inside-avoid rounded-tile border border-line-strong bg-surface p-4 sm:p-6 lg:col-span-2 print:mb-6 print:border-0 print:p-0">
            <h2 className="text-2xl">In all, {currency.toUpperCase()}</h2>
            <div className="mt-3">
              <MoneyLines money={total(lines)} currency={currency} />
            </div>
          </article>
        )}
        {lines.map((line) => (
          <article
            key={line.eventId}
            className="break-inside-avoid rounded-tile border border-line bg-surface p-4 sm:p-6 print:mb-6 print:border-0 print:p-0"
          >
            <h2 className="text-xl">
              {eventPath ? (
                <Link
                  href={eventPath(line.eventId)}
                  prefetch={false}
                  className="underline-offset-8 hover:underline"
                >
                  {line.title}
                </Link>
              ) : (
                line.title
              )}
            </h2>
            <p className="text-ink-soft text-sm">
              {line.tickets.toLocaleString('en-US')} tickets, {currency.toUpperCase()}
            </p>
            <div className="mt-3">
              <MoneyLines money={line} currency={currency} />
            </div>
          </article>
        ))}
      </div>
    </section>
  ));
}
