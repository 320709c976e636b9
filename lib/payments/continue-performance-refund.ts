import { eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { performanceRefunds } from '@/db/schema';
import { log } from '@/lib/log';
import { lockOrder } from '@/lib/orders/transition';
import { recordChange } from '@/lib/organizers/audit';
import { enqueue } from '@/lib/queue/enqueue';
import { findRefundRun } from './refund-performance';
import { refundTickets } from './refund-tickets';

const chunk = 100;

/** Milliseconds that one job works, well within its lease; the next goes on from the cursor. */
const budget = 20_000;

/**
 * Goes on with the refunds of a performance from where they stand. Each order is one transaction with the cursor, so a
 * worker that is killed loses nothing and repeats nothing; two at once share the work. An order that cannot be refunded
 * (its payment is disputed) is counted and left.
 */
export async function continuePerformanceRefund({
  ctx,
  input: { performanceId },
  until = Date.now() + budget,
}: {
  ctx: Ctx;
  input: { performanceId: string };
  until?: number;
}): Promise<'finished' | 'goes_on'> {
  await meetLateTickets(ctx, performanceId);
  for (;;) {
    const run = await findRefundRun(ctx, performanceId);
    if (!run || run.finishedAt) return 'finished';
    const orderIds = await nextOrders(ctx, performanceId, run.cursor);
    if (orderIds.length === 0) {
      await finish(ctx, performanceId, run.cursor);
      continue;
    }
    for (const orderId of orderIds) {
      if (Date.now() >= until) {
        await withTransaction(ctx, (tx) => enqueue(tx.db, 'refund-performance', { performanceId }));
        return 'goes_on';
      }
      await refundOne(ctx, run, orderId);
    }
  }
}

/**
 * Waits for whoever is issuing tickets of the performance at this moment: each new ticket locks its performance against
 * this. Who issues later sees that it is cancelled, and refunds by himself (`refundCalledOff`).
 */
async function meetLateTickets(ctx: Ctx, performanceId: string): Promise<void> {
  await withTransaction(ctx, (tx) =>
    tx.db.execute(sql`select 1 from performances where id = ${performanceId} for update`),
  );
}

async function nextOrders({ db }: Ctx, performanceId: string, cursor: string | null): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct order_id as id from tickets
    where performance_id = ${performanceId} and status = 'valid'
      ${cursor ? sql`and order_id > ${cursor}` : sql``}
    order by 1 limit ${chunk}`);
  return [...rows].map(({ id }) => id);
}

type Run = typeof performanceRefunds.$inferSelect;

async function refundOne(ctx: Ctx, run: Run, orderId: string): Promise<void> {
  const { performanceId, organizerId } = run;
  await withTransaction(ctx, async (tx) => {
    // The row is also the lock: whoever moves the cursor over an order is the one who refunds it.
    const moved = await tx.db.execute(sql`
      update performance_refunds set cursor = ${orderId}
      where performance_id = ${performanceId} and finished_at is null and (cursor is null or cursor < ${orderId})
      returning 1`);
    if (moved.length === 0) return;
    // Its buyer may be giving tickets back at this moment.
    await lockOrder(tx.db, orderId);
    const ticketIds = await validTickets(tx.db, performanceId, orderId);
    if (ticketIds.length === 0) return;
    const key = `performance ${performanceId}`;
    const result = await refundTickets({
      ctx: tx,
      input: { organizerId, orderId, ticketIds, keepFees: run.keepsFees, key, partOfPass: true },
    });
    if (!result.ok) {
      // Thrown, so that the job comes again: nothing of this order was done.
      if (result.code === 'BUSY') throw new Error(`Order ${orderId} is busy`);
      log.warn({ orderId, performanceId, code: result.code }, 'an order of a cancelled performance was left');
    }
    await tx.db
      .update(performanceRefunds)
      .set(
        result.ok
          ? {
              ordersDone: sql`${performanceRefunds.ordersDone} + 1`,
              ticketsDone: sql`${performanceRefunds.ticketsDone} + ${result.tickets}`,
              amount: sql`${performanceRefunds.amount} + ${result.amount}`,
            }
          : { ordersFailed: sql`${performanceRefunds.ordersFailed} + 1` },
      )
      .where(eq(performanceRefunds.performanceId, performanceId));
  });
}

async function validTickets(tx: Transaction, performanceId: string, orderId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from tickets where order_id = ${orderId} and performance_id = ${performanceId} and status = 'valid'`);
  return [...rows].map(({ id }) => id);
}

/** Only when nobody has moved the cursor in the meantime. */
async function finish(ctx: Ctx, performanceId: string, cursor: string | null): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const [run] = await tx.db
      .update(performanceRefunds)
      .set({ finishedAt: sql`now()` })
      .where(
        sql`${performanceRefunds.performanceId} = ${performanceId} and finished_at is null
          and cursor is not distinct from ${cursor}`,
      )
      .returning();
    if (!run) return;
    const { organizerId, ordersDone, ordersFailed, ticketsDone, amount } = run;
    await recordChange(tx, {
      organizerId,
      action: 'performance.refunds_finished',
      subjectType: 'performance',
      subjectId: performanceId,
      after: { ordersDone, ordersFailed, ticketsDone, amount },
    });
  });
}
