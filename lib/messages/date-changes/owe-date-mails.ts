import { eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { dateChanges, mails } from '@/db/schema';
import { newId } from '@/lib/ids';
import { enqueue, enqueueAll } from '@/lib/queue/enqueue';
import { ordersWithTickets } from './orders-with-tickets';

/** Mails that one transaction owes. */
const batch = 500;

/** Milliseconds that one job works, well within its lease; the next goes on where it stopped. */
const budget = 20_000;

/** After receipts, before what organizers write: people may be about to leave for the old date. */
const priority = -5;

/**
 * Owes the mail about a changed date to each order with valid tickets, batch by batch. Each batch is one transaction with the
 * mails, their jobs and the note how far it came, under the change's lock: a worker that is killed loses nothing and
 * repeats nothing, and two at once take turns. Orders made after the change read the new date already.
 */
export async function oweDateMails({
  ctx,
  input: { changeId },
  until = Date.now() + budget,
}: {
  ctx: Ctx;
  input: { changeId: string };
  until?: number;
}): Promise<'finished' | 'goes_on'> {
  for (;;) {
    const step = await withTransaction(ctx, async ({ db }) => {
      const own = eq(dateChanges.id, changeId);
      const [change] = await db.select().from(dateChanges).where(own).for('update');
      if (!change || change.toldAt) return 'finished';
      const { performanceId, createdAt: before, toldThrough: after } = change;
      const next = await db.execute<{ id: string; email: string }>(
        sql`${ordersWithTickets({ performanceId, before, after })} order by o.id limit ${batch}`,
      );
      const last = next.at(-1);
      if (!last) {
        await db.update(dateChanges).set({ toldAt: sql`now()` }).where(own);
        return 'finished';
      }
      const made = await db
        .insert(mails)
        .values(
          next.map(({ id, email }) => ({
            id: newId(),
            kind: 'date_changed' as const,
            orderId: id,
            toAddress: email,
            subjectId: changeId,
          })),
        )
        .onConflictDoNothing()
        .returning({ id: mails.id });
      await enqueueAll(
        db,
        'send-mail',
        made.map(({ id }) => ({ mailId: id })),
        { priority },
      );
      await db.update(dateChanges).set({ toldThrough: last.id }).where(own);
      if (Date.now() < until) return 'owed';
      await enqueue(db, 'date-change', { changeId });
      return 'goes_on';
    });
    if (step !== 'owed') return step;
  }
}
