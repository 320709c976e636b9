import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import {
  cities,
  events,
  orderItems,
  passes,
  performances,
  priceLevels,
  seats,
  tickets,
  venues,
} from '@/db/schema';
import { codeSigners } from './keys';

/** A ticket as the page, the PDF and the mail show it. Moments are ISO strings; show them in `timeZone`. */
export type TicketView = {
  id: string;
  status: 'valid' | 'void';
  /** What the QR code holds; null for a void ticket. */
  code: string | null;
  performanceId: string;
  eventSlug: string;
  eventTitle: string;
  eventSubtitle: string | null;
  startsAt: string;
  doorsAt: string | null;
  endsAt: string | null;
  timeKnown: boolean;
  timeZone: string;
  venueName: string;
  /** "10 Lincoln Center Plaza, New York, NY". */
  venueAddress: string;
  levelName: string;
  /** The pass that it is a part of; null: a ticket by itself. */
  passName: string | null;
  /** Who comes with it; null when nobody has said. */
  attendeeName: string | null;
  seat: { zone: string; section: string; row: string; seat: string } | null;
};

/**
 * The tickets of an order, in the order in which people sit. Knows nothing of who asks: callers outside this
 * domain use `getTickets`, or are jobs that write to the buyer.
 */
export async function ticketsOfOrder(ctx: Ctx, orderId: string): Promise<TicketView[]> {
  const rows = await ctx.db
    .select({
      ticket: tickets,
      performance: performances,
      event: { slug: events.slug, title: events.title, subtitle: events.subtitle },
      venue: { name: venues.name, street: venues.street, timeZone: venues.timeZone },
      city: { name: cities.name, region: cities.region },
      levelName: priceLevels.name,
      passName: passes.name,
      seat: seats,
    })
    .from(tickets)
    .innerJoin(performances, eq(performances.id, tickets.performanceId))
    .innerJoin(events, eq(events.id, performances.eventId))
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .innerJoin(priceLevels, eq(priceLevels.id, tickets.priceLevelId))
    .innerJoin(orderItems, eq(orderItems.id, tickets.orderItemId))
    .leftJoin(passes, eq(passes.id, orderItems.passId))
    .leftJoin(seats, eq(seats.id, tickets.seatId))
    .where(eq(tickets.orderId, orderId))
    .orderBy(
      asc(performances.startsAt),
      asc(performances.id),
      asc(priceLevels.position),
      asc(seats.rowIndex),
      asc(seats.rowPosition),
      asc(tickets.orderItemId),
      asc(tickets.ordinal),
    );
  if (rows.length === 0) return [];
  const signers = await codeSigners(ctx, [...new Set(rows.map((row) => row.performance.id))]);
  return rows.map(({ ticket, performance, event, venue, city, levelName, passName, seat }) => ({
    id: ticket.id,
    status: ticket.status,
    code: codeOf(ticket, signers),
    performanceId: performance.id,
    eventSlug: event.slug,
    eventTitle: event.title,
    eventSubtitle: event.subtitle,
    startsAt: performance.startsAt.toISOString(),
    doorsAt: performance.doorsAt?.toISOString() ?? null,
    endsAt: performance.endsAt?.toISOString() ?? null,
    timeKnown: performance.timeKnown,
    timeZone: venue.timeZone,
    venueName: venue.name,
    venueAddress: [venue.street, city.name, city.region].filter(Boolean).join(', '),
    levelName,
    passName,
    attendeeName: ticket.attendeeName,
    seat: seat && { zone: seat.zone, section: seat.section, row: seat.rowLabel, seat: seat.seatLabel },
  }));
}

function codeOf(
  ticket: typeof tickets.$inferSelect,
  signers: Awaited<ReturnType<typeof codeSigners>>,
): string | null {
  if (ticket.status !== 'valid') return null;
  const write = signers.get(ticket.performanceId);
  if (!write) throw new Error(`Performance ${ticket.performanceId} has tickets and no key`);
  return write({ performanceId: ticket.performanceId, ticketId: ticket.id });
}
