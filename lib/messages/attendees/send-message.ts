import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, withRollback } from '@/db';
import { attendeeMessages, organizers } from '@/db/schema';
import { RollbackWith } from '@/lib/errors';
import { recordChange } from '@/lib/organizers/audit';
import { enqueue } from '@/lib/queue/enqueue';
import { type Failure, fail, type Success } from '@/lib/result';
import { audienceSql } from './audience';

/** Messages that one organizer may send in 24 hours. */
export const messagesPerDay = 10;

type Sent = Success<{ recipients: number }> | Failure<'NOT_FOUND' | 'NOBODY' | 'TOO_MANY'>;

/**
 * Confirms a draft: whom it goes to is written down and counted in this transaction, and a job begins to owe the mails.
 * Who buys afterwards does not get it. Confirmed twice, it goes out once.
 */
export function sendMessage({
  ctx,
  input: { organizerId, messageId },
}: {
  ctx: Ctx;
  input: { organizerId: string; messageId: string };
}): Promise<Sent> {
  return withRollback<Sent, Ctx>(ctx, async (tx) => {
    // Locked first, so that two messages confirmed at once are both counted.
    await tx.db
      .select({ id: organizers.id })
      .from(organizers)
      .where(eq(organizers.id, organizerId))
      .for('no key update');
    const own = and(eq(attendeeMessages.id, messageId), eq(attendeeMessages.organizerId, organizerId));
    const [message] = await tx.db.select().from(attendeeMessages).where(own).for('update');
    if (!message) return fail('NOT_FOUND', 'This message is not there.');
    if (message.state !== 'draft') return { ok: true, recipients: message.recipients ?? 0 };
    const today = and(
      eq(attendeeMessages.organizerId, organizerId),
      sql`${attendeeMessages.confirmedAt} > now() - interval '1 day'`,
    );
    if ((await tx.db.$count(attendeeMessages, today)) >= messagesPerDay) {
      return fail(
        'TOO_MANY',
        `You sent ${messagesPerDay} messages within 24 hours, and that is the limit. Send this one tomorrow; it stays here.`,
      );
    }
    const frozen = await tx.db.execute(sql`
      insert into attendee_message_recipients (message_id, address, order_id)
      select ${messageId}::uuid, a.address, a.order_id from (${audienceSql(message)}) a`);
    const recipients = frozen.count;
    if (recipients === 0) {
      throw new RollbackWith(fail('NOBODY', 'Nobody of this choice has a valid ticket and an address.'));
    }
    await tx.db
      .update(attendeeMessages)
      .set({ state: 'sending', recipients, confirmedAt: sql`now()`, updatedAt: sql`now()` })
      .where(own);
    await enqueue(tx.db, 'attendee-message', { messageId });
    await recordChange(tx, {
      organizerId,
      action: 'message.confirmed',
      subjectType: 'message',
      subjectId: messageId,
      after: { performanceId: message.performanceId, subject: message.subject, recipients },
    });
    return { ok: true, recipients };
  });
}
