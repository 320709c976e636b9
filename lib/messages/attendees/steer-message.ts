import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { attendeeMessages } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { enqueue } from '@/lib/queue/enqueue';
import { type Failure, fail } from '@/lib/result';

type State = (typeof attendeeMessages.$inferSelect)['state'];

type SteerMessage = { organizerId: string; messageId: string; to: 'paused' | 'sending' | 'cancelled' };

const from: Record<SteerMessage['to'], State[]> = {
  paused: ['sending'],
  sending: ['paused'],
  cancelled: ['sending', 'paused'],
};

const actions: Record<SteerMessage['to'], string> = {
  paused: 'message.paused',
  sending: 'message.resumed',
  cancelled: 'message.cancelled',
};

/**
 * Pauses a message that is going out, goes on with it, or ends it for good. What has not left yet is kept back in the
 * same transaction; a mail that is being handed to the provider at this moment still goes.
 */
export function steerMessage({
  ctx,
  input: { organizerId, messageId, to },
}: {
  ctx: Ctx;
  input: SteerMessage;
}): Promise<{ ok: true } | Failure<'NOT_FOUND'>> {
  return withTransaction(ctx, async (tx) => {
    const [changed] = await tx.db
      .update(attendeeMessages)
      .set({ state: to, updatedAt: sql`now()` })
      .where(
        and(
          eq(attendeeMessages.id, messageId),
          eq(attendeeMessages.organizerId, organizerId),
          inArray(attendeeMessages.state, from[to]),
        ),
      )
      .returning({ id: attendeeMessages.id });
    if (!changed) return fail('NOT_FOUND', 'This message is not on its way any more. Load the page again.');
    if (to === 'sending') await enqueue(tx.db, 'attendee-message', { messageId });
    else await keepBack(tx.db, messageId);
    await recordChange(tx, {
      organizerId,
      action: actions[to],
      subjectType: 'message',
      subjectId: messageId,
    });
    return { ok: true };
  });
}

/** Whoever sends a mail asks for its state in the same statement that takes it, so none of these can still be taken. */
async function keepBack(tx: Transaction, messageId: string): Promise<void> {
  await tx.execute(sql`
    update mails m set state = 'withheld' from attendee_message_recipients r
    where r.message_id = ${messageId} and m.id = r.mail_id and m.state = 'queued'`);
}
