import { type Ctx, withTransaction } from '@/db';
import { mails } from '@/db/schema';
import { enqueue } from '@/lib/queue/enqueue';
import { isUrgent } from './urgency';

type OwedMailInput = Pick<
  typeof mails.$inferInsert,
  'kind' | 'orderId' | 'userId' | 'toAddress' | 'subjectId' | 'data'
>;

/** Writes down that a mail is owed, with the job that sends it, in the caller's transaction. Owing it twice owes it once. */
export async function oweMail({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: OwedMailInput;
}): Promise<{ mailId: string } | null> {
  return withTransaction(ctx, async ({ db }) => {
    const [mail] = await db.insert(mails).values(input).onConflictDoNothing().returning({ id: mails.id });
    if (!mail) return null;
    await enqueue(db, 'send-mail', { mailId: mail.id }, { priority: isUrgent(input.kind) ? 10 : 0 });
    return { mailId: mail.id };
  });
}
