import { eq, isNotNull, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { performanceRefunds } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { enqueue } from '@/lib/queue/enqueue';
import { type Failure, fail } from '@/lib/result';

type RefundPerformance = { organizerId: string; performanceId: string; keepFees: boolean };

/**
 * Starts giving everybody's money back for a performance that is cancelled; a job does it, order by order
 * (`continuePerformanceRefund`). Asked again while it runs, it changes nothing; after it has finished, it goes over the
 * performance once more, for payments that came late. Can be part of the transaction that cancels.
 */
export async function refundPerformance({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: RefundPerformance;
}): Promise<{ ok: true } | Failure<'NOT_FOUND' | 'NOT_CANCELLED'>> {
  const { organizerId, performanceId, keepFees } = input;
  return withTransaction(ctx, async (tx) => {
    const [performance] = await tx.db.execute<{ cancelled: boolean }>(sql`
      select p.status = 'cancelled' as cancelled
      from performances p join events e on e.id = p.event_id
      where p.id = ${performanceId} and e.organizer_id = ${organizerId}`);
    if (!performance) return fail('NOT_FOUND', 'This performance is not there.');
    if (!performance.cancelled) {
      return fail(
        'NOT_CANCELLED',
        'Cancel the performance first, so that nobody buys while others are refunded.',
      );
    }
    const started = await tx.db
      .insert(performanceRefunds)
      .values({ performanceId, organizerId, keepsFees: keepFees })
      .onConflictDoUpdate({
        target: performanceRefunds.performanceId,
        // The same rule for everybody: who is refunded late gets back what the others got.
        set: { cursor: null, finishedAt: null, ordersFailed: 0 },
        setWhere: isNotNull(performanceRefunds.finishedAt),
      })
      .returning({ keepsFees: performanceRefunds.keepsFees });
    const [run] = started;
    if (!run) return { ok: true };
    await enqueue(tx.db, 'refund-performance', { performanceId });
    await recordChange(tx, {
      organizerId,
      action: 'performance.refunds_started',
      subjectType: 'performance',
      subjectId: performanceId,
      after: { feesKept: run.keepsFees },
    });
    return { ok: true };
  });
}

/** How the refunds of a performance stand, for jobs; null when none were started. */
export async function findRefundRun({ db }: Ctx, performanceId: string) {
  const [run] = await db
    .select()
    .from(performanceRefunds)
    .where(eq(performanceRefunds.performanceId, performanceId));
  return run ?? null;
}
