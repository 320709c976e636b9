import { eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { attendeeMessages, mails } from '@/db/schema';
import { newId } from '@/lib/ids';
import { enqueue, enqueueAll } from '@/lib/queue/enqueue';

/** Mails that one transaction owes. */
const batch = 500;

/** Milliseconds that one job works, well within its lease; the next goes on where it stopped. */
const budget = 20_000;

/** Receipts and everything else go first. */
const priority = -10;

/**
 * Owes the mails of a message that was confirmed, batch by batch. Each batch is one transaction with the mails, their
 * jobs and the note that these people have theirs, under the message's lock: a worker that is killed loses nothing and
 * repeats nothing, two at once take turns, and none is owed once the message is paused or cancelled.
 */
export async function oweMessageMails({
  ctx,
  input: { messageId },
  until = Date.now() + budget,
}: {
  ctx: Ctx;
  input: { messageId: string };
  until?: number;
}): Promise<'finished' | 'goes_on'> {
  for (;;) {
    const step = await withTransaction(ctx, async ({ db }) => {
      const [message] = await db
        .select({ state: attendeeMessages.state })
        .from(attendeeMessages)
        .where(eq(attendeeMessages.id, messageId))
        .for('update');
      if (message?.state !== 'sending') return 'finished';
      const mailIds = (await oweNext(db, messageId)) ?? (await queueAgain(db, messageId));
      if (mailIds.length === 0) return 'finished';
      await enqueueAll(
        db,
        'send-mail',
        mailIds.map((mailId) => ({ mailId })),
        { priority },
      );
      if (Date.now() < until) return 'owed';
      await enqueue(db, 'attendee-message', { messageId });
      return 'goes_on';
    });
    if (step !== 'owed') return step;
  }
}

/** The mails of the next people, or null when everybody has his. */
async function oweNext(tx: Transaction, messageId: string): Promise<string[] | null> {
  const next = await tx.execute<{ address: string; orderId: string }>(sql`
    select address, order_id as "orderId" from attendee_message_recipients
    where message_id = ${messageId} and mail_id is null order by address limit ${batch}`);
  if (next.length === 0) return null;
  const rows = [...next].map(({ address, orderId }) => ({
    id: newId(),
    kind: 'attendee_message' as const,
    orderId,
    toAddress: address,
    subjectId: messageId,
  }));
  const made = await tx.insert(mails).values(rows).onConflictDoNothing().returning({ id: mails.id });
  await tx.execute(sql`
    update attendee_message_recipients r set mail_id = m.id from mails m
    where r.message_id = ${messageId} and r.mail_id is null and m.order_id = r.order_id
      and m.kind = 'attendee_message' and m.subject_id = ${messageId}
      and r.order_id = any(${`{${rows.map(({ orderId }) => orderId).join(',')}}`}::uuid[])`);
  return made.map(({ id }) => id);
}

/** Mails that were kept back while the message was paused. */
async function queueAgain(tx: Transaction, messageId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    update mails set state = 'queued' where id in (
      select m.id from attendee_message_recipients r join mails m on m.id = r.mail_id
      where r.message_id = ${messageId} and m.state = 'withheld' limit ${batch})
    returning id`);
  return [...rows].map(({ id }) => id);
}
