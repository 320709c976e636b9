import Link from 'next/link';
import { formatMoney } from '@/lib/money';
import {
  byCurrency,
  periodText,
  type StatementView,
  statementName,
  total,
} from '@/lib/payments/statements/statement-view';

/** Statements, each with its period and what was owed. */
export function StatementList({ slug, statements }: { slug: string; statements: StatementView[] }) {
  return (
    <ul className="ruled">
      {statements.map((statement) => (
        <li
          key={statement.number}
          className="relative grid gap-x-6 gap-y-1 py-4 hover:bg-surface sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
        >
          <div>
            <Link
              href={`/admin/${slug}/reports/statements/${statement.number ?? 'open'}`}
              prefetch={false}
              className="cover-link font-display text-xl leading-snug"
            >
              {statementName(statement)}
            </Link>
            <p className="text-ink-soft text-sm">{periodText(statement)}</p>
          </div>
          <p className="sm:text-right">
            {byCurrency(statement.lines).map(({ currency, lines }) => (
              <span key={currency} className="block">
                {formatMoney(total(lines).owed, currency)}{' '}
                <span className="text-ink-faint text-sm">owed</span>
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
