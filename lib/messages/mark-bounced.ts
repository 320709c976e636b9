import { and, eq, ne } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { mails } from '@/db/schema';

/**
 * Notes that a mail came back for good (a hard bounce), as the provider reports it later. Its order then says so to
 * the buyer and to staff. False when there is no such mail, or it is noted already.
 */
export function markBounced({
  ctx,
  input: { mailId },
}: {
  ctx: Ctx;
  input: { mailId: string };
}): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const [mail] = await tx.db
      .update(mails)
      .set({ state: 'bounced' })
      .where(and(eq(mails.id, mailId), ne(mails.state, 'bounced')))
      .returning({ id: mails.id, kind: mails.kind, orderId: mails.orderId, userId: mails.userId });
    if (!mail) return false;
    await audit(tx, {
      action: 'mail.bounced',
      subjectType: mail.orderId ? 'order' : 'user',
      subjectId: mail.orderId ?? mail.userId ?? mail.id,
      details: { mailId: mail.id, kind: mail.kind },
    });
    return true;
  });
}
