import { sql } from 'drizzle-orm';
import { giveTicketsBack } from '@/lib/payments/give-tickets-back';
import { refundTickets } from '@/lib/payments/refund-tickets';
import type { Deed } from './act';
import type { Step } from './history';
import type { Site } from './site';

type Bought = {
  id: string;
  status: string;
  tickets: { id: string; seat: number | null; organizer: string }[];
};

/** A fan gives an order back, or the organizer of its first ticket gives back the money for his part. */
export async function returning(site: Site, step: Step & { fan: number; order: number }): Promise<Deed> {
  const orders = await boughtBy(site, site.world().visitors[step.fan]?.visitorId ?? '');
  const order = orders[step.order % Math.max(1, orders.length)];
  const organizerId = order?.tickets[0]?.organizer;
  if (!order || !organizerId) return { about: {}, inside: false };
  const { id: orderId, status } = order;
  const own = order.tickets.filter(({ organizer }) => step.kind === 'give back' || organizer === organizerId);
  const seats = own.flatMap(({ seat }) => seat ?? []).sort((a, b) => a - b);
  const pieces = { seats, places: own.length - seats.length };
  const open = status === 'paid' || status === 'partially_refunded';
  const ticketIds = own.map(({ id }) => id);
  const refund = { organizerId, orderId, ticketIds, keepFees: false, key: ticketIds.join(' ') };
  return {
    about: { tickets: { pieces, open } },
    inside: true,
    work: async () =>
      step.kind === 'give back'
        ? (await giveTicketsBack({ ctx: site.visitor(step.fan), input: { orderId, ticketIds } })).ok
        : (await refundTickets({ ctx: site.clerk(), input: refund })).ok,
  };
}

/** What a fan has tickets of, oldest first. */
async function boughtBy({ house }: Site, visitorId: string): Promise<Bought[]> {
  const rows = await house.execute<Bought>(sql`
    select o.id, o.status, json_agg(json_build_object('id', t.id, 'seat', s.seat_index, 'organizer', e.organizer_id) order by t.id) as tickets
    from orders o join tickets t on t.order_id = o.id and t.status = 'valid'
    join performances p on p.id = t.performance_id join events e on e.id = p.event_id left join seats s on s.id = t.seat_id
    where o.buyer_key = ${`visitor:${visitorId}`} group by o.id order by o.created_at, o.id`);
  return [...rows];
}
