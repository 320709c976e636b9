import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { RollbackWith } from '@/lib/errors';
import { freeSoldPart } from '@/lib/inventory/free-sold-part';
import { lockOrderOf } from '@/lib/orders/order-scope';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { findSeats } from './find-seats';

type MoveTickets = {
  organizerId: string;
  orderId: string;
  /** Each ticket with the name of its new seat: "Orchestra · Row C · Seat 12". */
  moves: { ticketId: string; seat: string }[];
};

export type TicketsMoved =
  | { ok: true; moved: number }
  | Failure<'NOT_FOUND' | 'TICKETS_GONE' | 'NO_SUCH_SEAT' | 'SEATS_TAKEN' | 'BUSY'>;

type Old = {
  id: string;
  status: string;
  performanceId: string;
  priceLevelId: string;
  orderItemId: string;
  seatId: number | null;
};
type New = Old & { to: number };

/**
 * Moves tickets of a paid order to free seats of the same price level, all of them or none. The old seats are free at
 * once, the old tickets void; the new ones have codes of their own.
 */
export async function moveTickets({ ctx, input }: { ctx: Ctx; input: MoveTickets }): Promise<TicketsMoved> {
  const { organizerId, orderId, moves } = input;
  return withRollback<TicketsMoved, Ctx>(ctx, async (tx) => {
    const order = await lockOrderOf(tx.db, input);
    if (!order) return fail('NOT_FOUND', 'This order is not there.');
    const old = await ticketsToMove(tx.db, input);
    if (old.length === 0 || old.length !== moves.length)
      return fail('NOT_FOUND', 'Choose tickets of this order.');
    if (old.some(({ status, seatId }) => status !== 'valid' || seatId === null)) {
      return fail('TICKETS_GONE', 'Only valid tickets with a seat can be moved. Load the page again.');
    }
    const found = await findSeats(tx, old, new Map(moves.map(({ ticketId, seat }) => [ticketId, seat])));
    if (!found.ok) return found;
    const wanted = old.map((ticket): New => ({ ...ticket, to: found.seats.get(ticket.id) ?? 0 }));
    if (!(await claimNew(tx.db, orderId, wanted))) {
      const message = 'Some of these seats are not free any more. Nothing was moved; choose others.';
      throw new RollbackWith(fail('SEATS_TAKEN', message));
    }
    const seats = old.map(({ performanceId, seatId }) => ({ performanceId, seatId: seatId ?? 0 }));
    if (!(await freeSoldPart(tx.db, { orderId, seats, places: [] }))) {
      throw new RollbackWith(fail('BUSY', 'These seats are being moved at this moment. Please try again.'));
    }
    await replaceTickets(tx.db, wanted);
    await recordChange(tx, {
      organizerId,
      action: 'order.tickets_moved',
      subjectType: 'order',
      subjectId: orderId,
      before: { seatIds: old.map(({ seatId }) => seatId) },
      after: { seatIds: wanted.map(({ to }) => to) },
    });
    return { ok: true, moved: wanted.length };
  });
}

async function ticketsToMove(tx: Transaction, { organizerId, orderId, moves }: MoveTickets): Promise<Old[]> {
  const rows = await tx.execute<Old>(sql`
    select t.id, t.status, t.performance_id as "performanceId", t.price_level_id as "priceLevelId",
      t.order_item_id as "orderItemId", t.seat_id as "seatId"
    from tickets t join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    where t.order_id = ${orderId} and e.organizer_id = ${organizerId}
      and t.id = any(${`{${moves.map(({ ticketId }) => ticketId).join(',')}}`}::uuid[])
    order by t.id`);
  return [...rows];
}

/** Judged by the clock after the wait for a rival, as in claimSeats: a seat that is held, sold or blocked is not taken. */
async function claimNew(tx: Transaction, orderId: string, wanted: New[]): Promise<boolean> {
  const taken = await tx.execute(sql`
    insert into claims (performance_id, seat_id, price_level_id, state, order_id)
    select w."performanceId", w."to", w."priceLevelId", 'sold', ${orderId}::uuid
    from json_to_recordset(${JSON.stringify(wanted)}::text::json)
      as w("performanceId" uuid, "to" int, "priceLevelId" uuid)
    order by 1, 2
    on conflict (performance_id, seat_id) do update
      set state = 'sold', hold_id = null, order_id = excluded.order_id, price_level_id = excluded.price_level_id,
          expires_at = null
      where claims.state = 'held' and claims.expires_at <= clock_timestamp()
    returning seat_id`);
  return taken.length === wanted.length;
}

async function replaceTickets(tx: Transaction, wanted: New[]): Promise<void> {
  const list = sql`json_to_recordset(${JSON.stringify(wanted)}::text::json) as w(id uuid, "orderItemId" uuid, "to" int)`;
  await tx.execute(sql`update tickets t set status = 'void' from ${list} where t.id = w.id`);
  await tx.execute(sql`update order_items i set seat_id = w."to" from ${list} where i.id = w."orderItemId"`);
  await tx.execute(sql`
    insert into tickets (id, order_id, order_item_id, performance_id, price_level_id, seat_id, ordinal, attendee_name)
    select gen_random_uuid(), t.order_id, t.order_item_id, t.performance_id, t.price_level_id, w."to",
      (select max(ordinal) + 1 from tickets x where x.order_item_id = t.order_item_id), t.attendee_name
    from tickets t join ${list} on w.id = t.id`);
}
