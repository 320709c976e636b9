type Cell = string | number | null;

/** A spreadsheet takes text that begins like this for a formula, also behind blanks; an apostrophe keeps it text. */
const looksLikeFormula = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** One line of CSV (RFC 4180). Amounts such as -12.50 stay numbers. */
export function csvLine(cells: readonly Cell[]): string {
  const line = cells.map((cell) => {
    if (cell === null) return '';
    const given = String(cell);
    const isNumber = typeof cell === 'number' || /^-?\d+(\.\d+)?$/.test(given);
    const safe = !isNumber && looksLikeFormula.test(given) ? `'${given}` : given;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${line.join(',')}\r\n`;
}

const linesAtOnce = 200;

/** Rows as CSV in UTF-8, written as fast as they are read; who stops reading stops the query too. */
export function csvStream(rows: AsyncGenerator<readonly Cell[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
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
