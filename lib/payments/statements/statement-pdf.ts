import PDFDocument from 'pdfkit';
import { formatMoney } from '@/lib/money';
import { fontFile } from '@/lib/tickets/pdf/fonts';
import { printable, type TextStyle, write } from '@/lib/tickets/pdf/text';
import {
  accountLines,
  byCurrency,
  periodText,
  type StatementLine,
  type StatementView,
  statementName,
  total,
} from './statement-view';

type Document = PDFKit.PDFDocument;

const [ink, soft, line] = ['#13201b', '#46534d', '#c9cec6'];
const [left, right, top, bottom] = [56, 539, 64, 770];
const width = right - left;

const style = (more: Partial<TextStyle>): TextStyle => ({
  face: 'text',
  size: 10,
  colour: ink,
  width,
  ...more,
});

/** A statement as a PDF, as a readable stream: an account for each event and one for each currency in all. */
export function statementPdf(view: StatementView): Document {
  const name = statementName(view);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'en',
    displayTitle: true,
    // As for tickets: pdfkit must not look for its own font on disk.
    font: fontFile('text', 'latin') as unknown as string, // safe because pdfkit takes bytes wherever it takes a path
    info: { Title: `${name}, ${printable(view.organizer)}`, Author: 'Tessera', Creator: 'Tessera' },
  });
  let y = write(doc, name, left, top, style({ face: 'title', size: 26 }));
  y = write(doc, view.organizer, left, y + 6, style({ face: 'strong', size: 12 }));
  y = write(doc, periodText(view), left, y + 2, style({ colour: soft })) + 18;
  for (const { currency, lines } of byCurrency(view.lines)) {
    if (lines.length > 1) y = account(doc, y, `In all, ${currency.toUpperCase()}`, currency, total(lines));
    for (const event of lines) y = account(doc, y, event.title, currency, event);
  }
  if (view.lines.length === 0)
    write(doc, 'Nothing has been sold or given back in this period.', left, y, style({}));
  doc.end();
  return doc;
}

/** One account on one page; returns where the next may begin. */
function account(
  doc: Document,
  from: number,
  title: string,
  currency: string,
  sums: Omit<StatementLine, 'eventId' | 'title' | 'currency'>,
): number {
  const rows = accountLines(sums);
  let y = from;
  if (y + 34 + rows.length * 19 > bottom) {
    doc.addPage();
    y = top;
  }
  y = write(doc, title, left, y, style({ face: 'title', size: 15, maxLines: 1 })) + 4;
  for (const { label, amount, isSum } of rows) {
    doc
      .moveTo(left, y)
      .lineTo(right, y)
      .lineWidth(isSum ? 1 : 0.5)
      .strokeColor(isSum ? ink : line)
      .stroke();
    const face = isSum ? 'strong' : 'text';
    write(doc, label, left, y + 3, style({ face }));
    write(doc, formatMoney(amount, currency), left, y + 3, style({ face, align: 'right' }));
    y += 19;
  }
  return y + 22;
}
