import { formatMoment } from '@/lib/clock';
import { drawQr, quietZone } from '../qr';
import type { TicketView } from '../ticket-rows';
import { type TextStyle, write } from './text';

type Document = PDFKit.PDFDocument;
export type TicketPage = {
  ticket: TicketView & { code: string };
  orderNumber: string;
  buyerName: string;
  /** "2 of 4". */
  place: string;
};

const ink = '#13201b';
const soft = '#46534d';
const line = '#c9cec6';
const accent = '#0a5f4e';
const gold = '#c2922b';
const wash = '#dfeee8';

/** Everything stands between these margins, which both A4 and Letter printers reach. */
const left = 48;
const right = 547;
const cardTop = 96;
/** The middle of the page: folded here, the ticket is a card. */
const fold = 421;
const qrSide = 190;
const textWidth = right - left - qrSide - 68;

const label: TextStyle = { face: 'text', size: 8.5, colour: soft, width: textWidth };
const value: TextStyle = { face: 'strong', size: 12, colour: ink, width: textWidth, lineHeight: 1.35 };

/** Draws one ticket on the document's current page (A4). */
export function drawTicket(doc: Document, page: TicketPage): void {
  drawHead(doc, page);
  doc
    .roundedRect(left, cardTop, right - left, fold - cardTop - 30, 5)
    .lineWidth(0.8)
    .stroke(line);
  doc.rect(left, cardTop + 18, 4, 56).fill(accent);
  drawFacts(doc, page);
  drawSeat(doc, page.ticket);
  drawCode(doc, page.ticket.code);
  doc.moveTo(left, fold).lineTo(right, fold).dash(2, { space: 4 }).lineWidth(0.6).stroke(line).undash();
  drawNotes(doc, page);
}

function drawHead(doc: Document, { orderNumber, place }: TicketPage): void {
  // The mark: four tesserae, one of them gold.
  for (const [x, y, colour] of [
    [0, 0, accent],
    [9, 0, accent],
    [0, 9, gold],
    [9, 9, accent],
  ] as const) {
    doc.rect(left + x, 48 + y, 7.6, 7.6).fill(colour);
  }
  write(doc, 'Tessera', left + 26, 44, { face: 'title', size: 17, colour: ink, width: 200 });
  const small = { ...label, size: 9.5, width: 240 };
  write(doc, `Ticket ${place}`, right - 130, 45, { ...small, face: 'strong', colour: ink });
  write(doc, `Order ${orderNumber}`, right - 130, 58, small);
}

function drawFacts(doc: Document, { ticket, buyerName }: TicketPage): void {
  const x = left + 22;
  const { eventTitle, eventSubtitle, startsAt, doorsAt, timeKnown, timeZone } = ticket;
  let y = write(doc, eventTitle, x, cardTop + 16, {
    face: 'title',
    size: 23,
    colour: ink,
    width: textWidth,
    maxLines: 3,
    lineHeight: 1.12,
  });
  if (eventSubtitle) y = write(doc, eventSubtitle, x, y + 2, { ...label, size: 10.5, maxLines: 2 });
  y = write(doc, formatMoment(startsAt, timeZone, { timeKnown }), x, y + 12, value);
  const doors =
    doorsAt && timeKnown
      ? `Doors ${formatMoment(doorsAt, timeZone, { style: 'time' })} · local time`
      : 'Local time at the venue';
  y = write(doc, doors, x, y - 1, { ...label, size: 9.5 });
  y = write(doc, ticket.venueName, x, y + 8, { ...value, maxLines: 2 });
  y = write(doc, ticket.venueAddress, x, y - 1, { ...label, size: 9.5, maxLines: 2 });
  y = write(doc, 'Booked by', x, y + 8, label);
  write(doc, buyerName, x, y - 1, { ...value, size: 10.5, maxLines: 1 });
}

/** The strip along the card's foot that an usher reads from a metre away. */
function drawSeat(doc: Document, { seat, levelName }: TicketView): void {
  const top = fold - 94;
  doc.rect(left + 0.4, top, right - left - 0.8, 48).fill(wash);
  const zone = seat && [seat.zone, seat.section].filter(Boolean).join(', ');
  const fields: [string, string, number][] = seat
    ? [
        ['Section', zone ?? '', 176],
        ['Row', seat.row, 54],
        ['Seat', seat.seat, 54],
        ['Price level', levelName, 170],
      ]
    : [
        ['Admission', levelName, 290],
        ['Seat', 'Not numbered', 170],
      ];
  let x = left + 22;
  for (const [name, text, width] of fields) {
    write(doc, name, x, top + 8, { ...label, width });
    write(doc, text, x, top + 20, { ...value, size: 14, width: width - 10, maxLines: 1 });
    x += width;
  }
}

function drawCode(doc: Document, code: string): void {
  const { size, path } = drawQr(code);
  const module = qrSide / (size + 2 * quietZone);
  doc.save();
  doc.translate(right - qrSide - 10, cardTop + 10);
  doc.rect(0, 0, qrSide, qrSide).fill('#ffffff');
  doc.scale(module).translate(quietZone, quietZone).path(path).fill('#000000');
  doc.restore();
  write(doc, 'Show this code at the door', right - qrSide + 26, cardTop + qrSide + 8, {
    ...label,
    width: qrSide,
  });
}

function drawNotes(doc: Document, { ticket, orderNumber }: TicketPage): void {
  const style: TextStyle = { ...label, size: 10, width: right - left - 44, lineHeight: 1.5 };
  let y = write(doc, 'At the door', left + 22, fold + 30, { ...style, face: 'title', size: 15, colour: ink });
  const notes = [
    'This code admits one person, once. On paper or on a screen, it is the same ticket.',
    'Whoever shows the code first is let in, so do not share a picture of it.',
    `Times are local at ${ticket.venueName}. Changes are announced on the order’s page.`,
    `Questions? Give the order number, ${orderNumber}.`,
  ];
  for (const note of notes) {
    doc.rect(left + 22, y + 9, 3.4, 3.4).fill(gold);
    y = write(doc, note, left + 34, y + 3, style);
  }
}
