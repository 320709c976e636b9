import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

export type OwnTicket = {
  id: string;
  status: 'valid' | 'void';
  performanceId: string;
  priceLevelId: string;
  seatId: number | null;
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
      t.seat_id as "seatId", i.face_amount as face, i.fee_amount as fee, i.tax_amount as tax
    from tickets t join order_items i on i.id = t.order_item_id
    join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    where t.order_id = ${orderId} and e.organizer_id = ${organizerId}
      and t.id = any(${`{${ticketIds.join(',')}}`}::uuid[])
    order by t.id`);
  return [...rows];
}

/** What the tickets take from the house: seats, and places summed by level. */
export function partOf(chosen: OwnTicket[]) {
  const places = new Map<string, number>();
  const seats: { performanceId: string; seatId: number }[] = [];
  for (const { performanceId, priceLevelId, seatId } of chosen) {
    if (seatId === null) places.set(priceLevelId, (places.get(priceLevelId) ?? 0) + 1);
    else seats.push({ performanceId, seatId });
  }
  return { seats, places: [...places].map(([priceLevelId, quantity]) => ({ priceLevelId, quantity })) };
}
