import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

export type OwnTicket = {
  id: string;
  status: 'valid' | 'void';
  performanceId: string;
  priceLevelId: string;
  seatId: number | null;
  passId: string | null;
  /** Minor units. */
  face: number;
  fee: number;
  tax: number;
};

/** Those of the named tickets that are in the order and for an evening of the organizer. The caller has locked the order. */
export async function ownTickets(
  tx: Transaction,
  { organizerId, orderId, ticketIds }: { organizerId: string; orderId: string; ticketIds: string[] },
): Promise<OwnTicket[]> {
  const rows = await tx.execute<OwnTicket>(sql`
    select t.id, t.status, t.performance_id as "performanceId", t.price_level_id as "priceLevelId",
      t.seat_id as "seatId", i.pass_id as "passId", i.face_amount as face, i.fee_amount as fee, i.tax_amount as tax
    from tickets t join order_items i on i.id = t.order_item_id
    join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    where t.order_id = ${orderId} and e.organizer_id = ${organizerId}
      and t.id = any(${`{${ticketIds.join(',')}}`}::uuid[])
    order by t.id`);
  return [...rows];
}

/** What the tickets take from the house: seats, and places summed by level, those of a pass apart. */
export function partOf(chosen: OwnTicket[]) {
  const places = new Map<string, { priceLevelId: string; passId: string | null; quantity: number }>();
  const seats: { performanceId: string; seatId: number }[] = [];
  for (const { performanceId, priceLevelId, seatId, passId } of chosen) {
    const key = `${priceLevelId} ${passId}`;
    const place = places.get(key) ?? { priceLevelId, passId, quantity: 0 };
    if (seatId === null) places.set(key, { ...place, quantity: place.quantity + 1 });
    else seats.push({ performanceId, seatId });
  }
  return { seats, places: [...places.values()] };
}
