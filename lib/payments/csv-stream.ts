import { decimalMoney } from '@/lib/money';
import { type Amount, type Cell, momentText, type Rows } from './spreadsheets/cell';

/** A spreadsheet takes text that begins like this for a formula, also behind blanks; an apostrophe keeps it text. */
const looksLikeFormula = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Without zeros at its end: 80, 12.5. */
const amountText = ({ minor, currency }: Amount) => String(Number(decimalMoney(minor, currency)));

/** One line of CSV (RFC 4180). Numbers and amounts stay numbers, text that a spreadsheet would compute does not. */
export function csvLine(cells: readonly Cell[]): string {
  const line = cells.map((cell) => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell);
    if (typeof cell === 'object' && cell.kind === 'amount') return amountText(cell);
    const text = typeof cell === 'string' ? cell : momentText(cell);
    const safe = looksLikeFormula.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${line.join(',')}\r\n`;
}

const linesAtOnce = 200;

/** Rows as CSV in UTF-8, written as fast as they are read; who stops reading stops the query too. */
export function csvStream(given: Rows): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const rows = (async function* () {
    yield* given;
  })();
  return new ReadableStream<Uint8Array>({
    // Spreadsheets take a file without this mark for another encoding.
    start: (controller) => controller.enqueue(encoder.encode('\uFEFF')),
    async pull(controller) {
      let text = '';
      for (let taken = 0; taken < linesAtOnce; taken++) {
        const { value, done } = await rows.next();
        if (done) {
          if (text) controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += csvLine(value);
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await rows.return(undefined);
    },
  });
}
