import { eq, sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { performanceRefunds } from '@/db/schema';
import { log } from '@/lib/log';
import { refundTickets } from './refund-tickets';

type CalledOffPart = {
  organizer_id: string;
  performance_id: string;
  keeps_fees: boolean | null;
  ticket_ids: string[];
};

/**
 * Gives back what an order has just paid for performances that were cancelled while it was paid, by the rule that holds
 * for everybody else. Asked after its tickets are written: they lock the performance, so that either this sees the
 * cancellation or the run of refunds sees the tickets. Returns how many tickets are still good. The caller has locked
 * the order.
 */
export async function refundCalledOff(tx: Ctx & { db: Transaction }, orderId: string): Promise<number> {
  const called = tx.db.execute<CalledOffPart>(sql`
    select e.organizer_id, p.id as performance_id, r.keeps_fees, jsonb_agg(t.id) as ticket_ids
    from tickets t join performances p on p.id = t.performance_id join events e on e.id = p.event_id
    left join performance_refunds r on r.performance_id = p.id
    where t.order_id = ${orderId} and t.status = 'valid' and p.status = 'cancelled'
    group by e.organizer_id, p.id, r.keeps_fees order by p.id`);
  const [parts, good] = await Promise.all([called, countGood(tx.db, orderId)]);
  if (parts.length === 0) return good;
  for (const part of parts) await refundPart(tx, orderId, part);
  return countGood(tx.db, orderId);
}

async function countGood(tx: Transaction, orderId: string): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from tickets where order_id = ${orderId} and status = 'valid'`,
  );
  return row?.n ?? 0;
}

/**
 * The run's row, unless the run has it: it takes its row before the places that it frees, this after the places that it
 * sold, so that waiting here could be for each other. The row only counts.
 */
const countable = (performanceId: string) => sql`
  select performance_id from performance_refunds where performance_id = ${performanceId} for update skip locked`;

async function refundPart(
  tx: Ctx & { db: Transaction },
  orderId: string,
  part: CalledOffPart,
): Promise<void> {
  const performanceId = part.performance_id;
  const result = await refundTickets({
    // Nobody pressed anything: it is not the buyer's doing.
    ctx: { ...tx, actor: { kind: 'job', name: 'refund-called-off' } },
    input: {
      organizerId: part.organizer_id,
      orderId,
      ticketIds: part.ticket_ids,
      keepFees: part.keeps_fees ?? false,
      key: `performance ${performanceId}`,
      partOfPass: true,
    },
  });
  if (!result.ok) {
    // Thrown where a repetition helps; else the order is paid, and waits for somebody.
    if (result.code === 'BUSY') throw new Error(`Order ${orderId} is busy`);
    log.error({ orderId, performanceId, code: result.code }, 'a payment for what is cancelled was left');
    return;
  }
  await tx.db
    .update(performanceRefunds)
    .set({
      ordersDone: sql`${performanceRefunds.ordersDone} + 1`,
      ticketsDone: sql`${performanceRefunds.ticketsDone} + ${result.tickets}`,
      amount: sql`${performanceRefunds.amount} + ${result.amount}`,
    })
    .where(eq(performanceRefunds.performanceId, sql`(${countable(performanceId)})`));
}
