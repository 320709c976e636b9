import type { TicketView } from './ticket-rows';

/** Where to sit, in words: "Orchestra, Left · Row C · Seat 12"; the price level's name where places are not numbered. */
export function seatText(ticket: Pick<TicketView, 'seat' | 'levelName'>): string {
  const { seat } = ticket;
  if (!seat) return ticket.levelName;
  const zone = [seat.zone, seat.section].filter(Boolean).join(', ');
  return `${zone} · Row ${seat.row} · Seat ${seat.seat}`;
}
