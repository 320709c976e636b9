import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { attendeeMessages, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import { oweMail } from '@/lib/messages/owe-mail';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail, type Success } from '@/lib/result';

/** Sends a message as it stands to the caller himself, and to nobody else. Not inside a transaction. */
export async function sendTest({
  ctx,
  input: { organizerId, messageId },
}: {
  ctx: Ctx;
  input: { organizerId: string; messageId: string };
}): Promise<Success<{ toAddress: string }> | Failure<'NOT_FOUND'> | SlowDown> {
  const userId = userIdOf(ctx.actor) ?? '';
  const [found] = await ctx.db
    .select({ toAddress: users.email })
    .from(attendeeMessages)
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(attendeeMessages.id, messageId), eq(attendeeMessages.organizerId, organizerId)));
  if (!found) return fail('NOT_FOUND', 'This message is not there.');
  const slow = await spendTry(ctx, 'message-test', userId, 'You sent yourself many tests.');
  if (slow) return slow;
  await withTransaction(ctx, async (tx) => {
    await oweMail({
      ctx: tx,
      input: { kind: 'attendee_message', userId, subjectId: messageId, toAddress: found.toAddress },
    });
    await recordChange(tx, {
      organizerId,
      action: 'message.tested',
      subjectType: 'message',
      subjectId: messageId,
    });
  });
  return { ok: true, ...found };
}
