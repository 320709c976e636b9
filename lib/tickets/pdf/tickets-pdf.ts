import PDFDocument from 'pdfkit';
import type { TicketView } from '../ticket-rows';
import { fontFile } from './fonts';
import { printable } from './text';
import { drawTicket } from './ticket-page';

type TicketsPdfInput = {
  order: { number: string; buyerName: string };
  tickets: TicketView[];
};

/**
 * The valid tickets of an order as a PDF, one page each, as a readable stream: a page leaves while the next is drawn.
 * Null when no ticket is valid.
 */
export function ticketsPdf({ order, tickets }: TicketsPdfInput): PDFKit.PDFDocument | null {
  const valid = tickets.flatMap((ticket) => (ticket.code ? [{ ...ticket, code: ticket.code }] : []));
  if (valid.length === 0) return null;
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    lang: 'en',
    displayTitle: true,
    // Without a font of its own pdfkit looks for Helvetica's metrics on disk, which a bundle does not have.
    font: fontFile('text', 'latin') as unknown as string, // safe because pdfkit takes bytes wherever it takes a path
    info: { Title: `Tickets, order ${printable(order.number)}`, Author: 'Tessera', Creator: 'Tessera' },
  });
  for (const [index, ticket] of valid.entries()) {
    doc.addPage();
    drawTicket(doc, {
      ticket,
      orderNumber: order.number,
      buyerName: order.buyerName,
      place: `${index + 1} of ${valid.length}`,
    });
  }
  doc.end();
  return doc;
}
