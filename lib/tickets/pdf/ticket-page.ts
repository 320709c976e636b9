import { formatMoment } from '@/lib/clock';
import { drawQr, quietZone } from '../qr';
import type { TicketView } from '../ticket-rows';
import { lineCount, type TextStyle, write } from './text';

type Document = PDFKit.PDFDocument;
type TicketPage = {
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
/** The middle of the page: folded here, the ticket is a card. */
const fold = 421;
const card = { top: 96, bottom: fold - 28, radius: 6 };
const stripTop = card.bottom - 56;
const padding = 24;
const qrSide = 196;
const textWidth = right - left - qrSide - 2 * padding - 14;

const label: TextStyle = { face: 'text', size: 9, colour: soft, width: textWidth };
const value: TextStyle = { face: 'strong', size: 12.5, colour: ink, width: textWidth, lineHeight: 1.35 };

/** Draws one ticket on the document's current page (A4). */
export function drawTicket(doc: Document, page: TicketPage): void {
  drawHead(doc, page);
  const outline = () => doc.roundedRect(left, card.top, right - left, card.bottom - card.top, card.radius);
  doc.save();
  outline().clip();
  doc.rect(left, stripTop, right - left, card.bottom - stripTop).fill(wash);
  doc.restore();
  outline().lineWidth(0.8).stroke(line);
  drawFacts(doc, page.ticket);
  drawSeat(doc, page.ticket);
  drawCode(doc, page.ticket.code);
  doc.moveTo(left, fold).lineTo(right, fold).dash(2, { space: 4 }).lineWidth(0.6).stroke(line).undash();
  drawNotes(doc);
  drawOrder(doc, page);
}

function drawHead(doc: Document, { place }: TicketPage): void {
  // The mark: four tesserae, one of them gold.
  for (const [x, y, colour] of [
    [0, 0, accent],
    [9, 0, accent],
    [0, 9, gold],
    [9, 9, accent],
  ] as const) {
    doc.rect(left + x, 50 + y, 7.6, 7.6).fill(colour);
  }
  write(doc, 'Tessera', left + 26, 47, { face: 'title', size: 18, colour: ink, width: 200 });
  write(doc, `Ticket ${place}`, right - 150, 52, { ...value, size: 11, width: 150, align: 'right' });
}

function drawFacts(doc: Document, ticket: TicketView): void {
  const x = left + padding;
  const { eventTitle, eventSubtitle, startsAt, doorsAt, timeKnown, timeZone } = ticket;
  const large: TextStyle = {
    face: 'title',
    size: 23,
    colour: ink,
    width: textWidth,
    maxLines: 3,
    lineHeight: 1.14,
  };
  const title = lineCount(doc, eventTitle, large) > 2 ? { ...large, size: 19 } : large;
  let y = write(doc, eventTitle, x, card.top + 20, title);
  if (eventSubtitle) y = write(doc, eventSubtitle, x, y + 5, { ...label, size: 10.5, maxLines: 2 });
  y = write(doc, formatMoment(startsAt, timeZone, { timeKnown }), x, y + 12, value);
  const doors =
    doorsAt && timeKnown
      ? `Doors ${formatMoment(doorsAt, timeZone, { style: 'time' })} · local time`
      : 'Local time at the venue';
  y = write(doc, doors, x, y, { ...label, size: 10 });
  y = write(doc, ticket.venueName, x, y + 9, { ...value, maxLines: 2 });
  write(doc, ticket.venueAddress, x, y, { ...label, size: 10, maxLines: 1 });
}

/** The strip along the card's foot that an usher reads from a metre away. */
function drawSeat(doc: Document, { seat, levelName, passName }: TicketView): void {
  const zone = seat && [seat.zone, seat.section].filter(Boolean).join(', ');
  const fields: [string, string, number][] = seat
    ? [
        ['Section', zone ?? '', 196],
        ['Row', seat.row, 56],
        ['Seat', seat.seat, 56],
        ['Price level', levelName, 143],
      ]
    : [
        ['Admission', passName ? `${levelName} · ${passName}` : levelName, 308],
        ['Seat', 'Not numbered', 143],
      ];
  let x = left + padding;
  for (const [name, text, width] of fields) {
    write(doc, name, x, stripTop + 10, { ...label, width });
    write(doc, text, x, stripTop + 23, { ...value, size: 15, width: width - 10, maxLines: 1 });
    x += width;
  }
}

function drawCode(doc: Document, code: string): void {
  const { size, path } = drawQr(code);
  const x = right - qrSide - 12;
  doc.save();
  doc
    .translate(x, card.top + 8)
    .rect(0, 0, qrSide, qrSide)
    .fill('#ffffff');
  doc
    .scale(qrSide / (size + 2 * quietZone))
    .translate(quietZone, quietZone)
    .path(path)
    .fill('#000000');
  doc.restore();
  write(doc, 'Show this code at the door', x, card.top + qrSide + 4, {
    ...label,
    width: qrSide,
    align: 'centre',
  });
}

function drawNotes(doc: Document): void {
  const style: TextStyle = { ...label, size: 10, width: 290, lineHeight: 1.5 };
  let y = write(doc, 'At the door', left + padding, fold + 32, {
    ...style,
    face: 'title',
    size: 15,
    colour: ink,
  });
  const notes = [
    'This code admits one person, once. On paper or on a screen, it is the same ticket.',
    'Whoever shows the code first is let in, so do not share a picture of it.',
    'Times are local at the venue. Changes are announced on the order’s page.',
  ];
  for (const note of notes) {
    doc.rect(left + padding, y + 10, 3.4, 3.4).fill(gold);
    y = write(doc, note, left + padding + 12, y + 4, style);
  }
}

function drawOrder(doc: Document, { orderNumber, buyerName, ticket: { attendeeName } }: TicketPage): void {
  const x = left + 360;
  const width = right - x;
  const fact = { ...value, size: 11, width, maxLines: 2 };
  let y = write(doc, 'Order', x, fold + 37, { ...label, width });
  y = write(doc, orderNumber, x, y, fact);
  y = write(doc, attendeeName ? 'For' : 'Booked by', x, y + 8, { ...label, width });
  write(doc, attendeeName ?? buyerName, x, y, fact);
}
