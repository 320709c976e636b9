import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { formatMoment } from '@/lib/clock';
import { isId } from '@/lib/ids';

export type PerformanceRefundView = {
  title: string;
  currency: string;
  isCancelled: boolean;
  /** Orders that still have valid tickets. */
  ordersLeft: number;
  run: {
    keepsFees: boolean;
    isFinished: boolean;
    ordersDone: number;
    ordersFailed: number;
    ticketsDone: number;
    /** Minor units. */
    amount: number;
  } | null;
};

type Row = {
  title: string;
  at: string;
  zone: string;
  known: boolean;
  currency: string;
  cancelled: boolean;
  left: number;
  keeps: boolean | null;
  finished: boolean;
  done: number;
  failed: number;
  tickets: number;
  amount: number;
};

/** How far the refunds of a cancelled performance have come; null when the performance is not the organizer's. */
export async function getPerformanceRefund(
  { db }: Ctx,
  organizerId: string,
  performanceId: string,
): Promise<PerformanceRefundView | null> {
  if (!isId(performanceId)) return null;
  const [row] = await db.execute<Row>(sql`
    select e.title, to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, v.time_zone as zone,
      p.time_known as known, p.currency, p.status = 'cancelled' as cancelled,
      (select count(distinct order_id)::int from tickets where performance_id = p.id and status = 'valid') as left,
      r.keeps_fees as keeps, r.finished_at is not null as finished, r.orders_done as done,
      r.orders_failed as failed, r.tickets_done as tickets, r.amount::float8 as amount
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    left join performance_refunds r on r.performance_id = p.id
    where p.id = ${performanceId} and e.organizer_id = ${organizerId}`);
  if (!row) return null;
  return {
    title: `${row.title}, ${formatMoment(row.at, row.zone, { timeKnown: row.known })}`,
    currency: row.currency,
    isCancelled: row.cancelled,
    ordersLeft: row.left,
    run:
      row.keeps === null
        ? null
        : {
            keepsFees: row.keeps,
            isFinished: row.finished,
            ordersDone: row.done,
            ordersFailed: row.failed,
            ticketsDone: row.tickets,
            amount: row.amount,
          },
  };
}
