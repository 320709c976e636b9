import { and, asc, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { performances } from '@/db/schema';
import { cancelDate, cancelEvent } from '@/lib/catalog/cancel-event';
import { releaseCarts } from '@/lib/inventory/release-carts';
import type { Failure } from '@/lib/result';
import { refundPerformance } from './refund-performance';

type CancelAndRefund = {
  organizerId: string;
  /** An event with all its dates to come, or one date. */
  eventId?: string;
  performanceId?: string;
  /** Whether the fees stay with us; face value and tax always go back. */
  keepFees: boolean;
};

/**
 * Cancels an event or a date and gives everybody's money back: in one transaction its sale ends, carts that nobody is
 * paying for lose its tickets, and a job is owed that refunds order by order. Who is on Stripe's page at this moment is
 * refunded when his payment arrives (`refundCalledOff`). Asked twice, each order is refunded once.
 */
export async function cancelAndRefund({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: CancelAndRefund;
}): Promise<{ ok: true } | Failure<'NOT_FOUND'>> {
  const { organizerId, eventId, performanceId, keepFees } = input;
  return withTransaction(ctx, async (tx) => {
    const cancelled = eventId
      ? await cancelEvent({ ctx: tx, input: { organizerId, eventId } })
      : await cancelDate({ ctx: tx, input: { organizerId, performanceId: performanceId ?? '' } });
    if (!cancelled.ok) return cancelled;
    const dates = eventId ? await cancelledDates(tx, eventId) : [performanceId ?? ''];
    await releaseCarts(tx.db, dates);
    for (const date of dates) {
      const started = await refundPerformance({
        ctx: tx,
        input: { organizerId, performanceId: date, keepFees },
      });
      if (!started.ok) throw new Error(`Refunds of ${date} were not started: ${started.code}`);
    }
    return { ok: true };
  });
}

async function cancelledDates({ db }: Ctx, eventId: string): Promise<string[]> {
  const dates = await db
    .select({ id: performances.id })
    .from(performances)
    .where(and(eq(performances.eventId, eventId), eq(performances.status, 'cancelled')))
    .orderBy(asc(performances.id));
  return dates.map(({ id }) => id);
}
