export type Cell = string | number | null;

/** A spreadsheet takes text that begins like this for a formula; an apostrophe keeps it text. */
const looksLikeFormula = /^[=+\-@\t\r\n]/;

/** A row of a CSV file (RFC 4180). Numbers stay numbers, text that a spreadsheet would compute does not. */
export function csvRow(cells: readonly Cell[]): string {
  const text = cells.map((cell) => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell);
    const safe = looksLikeFormula.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${text.join(',')}\r\n`;
}

/** The rows as a download that is written while it is read, under a name of letters, digits and dashes. */
export function csvResponse(name: string, rows: Iterable<readonly Cell[]>): Response {
  const encoder = new TextEncoder();
  const source = rows[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    // Spreadsheets take a file without this mark for another encoding.
    start: (controller) => controller.enqueue(encoder.encode('\uFEFF')),
    pull(controller) {
      let text = '';
      for (let taken = 0; taken < 500; taken++) {
        const { value, done } = source.next();
        if (done) {
          if (text) controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += csvRow(value);
      }
      controller.enqueue(encoder.encode(text));
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}
