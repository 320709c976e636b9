import { amountCell, type Cell, isoCell } from '@/lib/payments/spreadsheets/cell';
import { byCurrency, type StatementView, statementName, total } from './statement-view';

const head = ['Tickets', 'Gross', 'Refunds', 'Disputes', 'Net', 'Fees', 'Tax', 'Taken by you', 'Owed to you'];

/** A statement as the rows of a file: each event, and each currency in all. */
export function* statementRows(view: StatementView): Iterable<readonly Cell[]> {
  yield ['Statement', 'From (UTC)', 'Until (UTC)', 'Event', 'Currency', ...head];
  const at = (moment: string | null) => moment && isoCell(moment);
  const period = [statementName(view), at(view.fromAt), at(view.untilAt)];
  for (const { currency, lines } of byCurrency(view.lines)) {
    const cells = (sums: ReturnType<typeof total>): Cell[] => [
      currency.toUpperCase(),
      sums.tickets,
      ...[sums.gross, sums.refunds, sums.disputes, sums.net, sums.fees, sums.tax, sums.byHand, sums.owed].map(
        (minor) => amountCell(minor, currency),
      ),
    ];
    for (const line of lines) yield [...period, line.title, ...cells(line)];
    yield [...period, 'All', ...cells(total(lines))];
  }
}
