import { and, eq, ne, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { mails } from '@/db/schema';
import { auditOrder } from '@/lib/orders/audit-order';
import { mailOwner } from './mail-owner';

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
    const action = 'mail.bounced';
    const details = { mailId: mail.id, kind: mail.kind };
    if (mail.orderId) {
      const [owner] = await tx.db.execute<{ id: string | null }>(
        sql`select ${mailOwner} as id from mails m where m.id = ${mail.id}`,
      );
      await auditOrder(tx, { orderId: mail.orderId, action, details, organizerId: owner?.id });
    } else {
      await audit(tx, { action, subjectType: 'user', subjectId: mail.userId ?? mail.id, details });
    }
    return true;
  });
}
