import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { attendeeMessages } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { type Full, lockOrganizer, refuseBeyond } from '@/lib/organizers/caps';
import { type Failure, fail, type Success } from '@/lib/result';
import type { MessageContent } from './input';

type SaveDraft = { organizerId: string; performanceId: string; messageId?: string; content: MessageContent };

/**
 * Writes down a message to the attendees of an organizer's performance, or changes one that is still a draft. Nobody
 * gets it yet.
 */
export function saveDraft({
  ctx,
  input: { organizerId, performanceId, messageId, content },
}: {
  ctx: Ctx;
  input: SaveDraft;
}): Promise<Success<{ messageId: string }> | Failure<'NOT_FOUND' | 'NOT_A_DRAFT'> | Full> {
  return withTransaction(ctx, async (tx) => {
    if (!(await ownsAll(tx.db, organizerId, performanceId, content.level))) {
      return fail(
        'NOT_FOUND',
        'This date, or one of the prices, is not there any more. Load the page again.',
      );
    }
    const { subject, text: body, level: levelIds, presence } = content;
    const values = { subject, body, levelIds, presence };
    if (!messageId) {
      await lockOrganizer(tx.db, organizerId);
      const ofDate = eq(attendeeMessages.performanceId, performanceId);
      const full = refuseBeyond('messages', await tx.db.$count(attendeeMessages, ofDate));
      if (full) return full;
      const id = newId();
      const authorId = userIdOf(tx.actor);
      await tx.db.insert(attendeeMessages).values({ id, organizerId, performanceId, authorId, ...values });
      await record(id, 'message.drafted');
      return { ok: true, messageId: id };
    }
    const [changed] = await tx.db
      .update(attendeeMessages)
      .set({ ...values, updatedAt: sql`now()` })
      .where(
        and(
          eq(attendeeMessages.id, messageId),
          eq(attendeeMessages.organizerId, organizerId),
          eq(attendeeMessages.performanceId, performanceId),
          eq(attendeeMessages.state, 'draft'),
        ),
      )
      .returning({ id: attendeeMessages.id });
    if (!changed) return fail('NOT_A_DRAFT', 'This message is on its way already; it cannot be changed.');
    await record(messageId, 'message.changed');
    return { ok: true, messageId };

    function record(subjectId: string, action: string) {
      const after = { performanceId, subject, text: body, levels: levelIds, presence };
      return recordChange(tx, { organizerId, action, subjectType: 'message', subjectId, after });
    }
  });
}

/** Whether the performance is the organizer's, and the price levels are the performance's. */
async function ownsAll(tx: Transaction, organizerId: string, performanceId: string, levelIds: string[]) {
  const [row] = await tx.execute<{ levels: number }>(sql`
    select (select count(*)::int from price_levels l
      where l.performance_id = p.id and l.id = any(${`{${levelIds.join(',')}}`}::uuid[])) as levels
    from performances p join events e on e.id = p.event_id
    where p.id = ${performanceId} and e.organizer_id = ${organizerId}`);
  return row?.levels === new Set(levelIds).size;
}
