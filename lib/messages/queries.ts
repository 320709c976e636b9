import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { mails } from '@/db/schema';
import type { OrderView } from '@/lib/orders/queries';

/**
 * Whether a mail about an order was refused or came back, so that its address is likely wrong. The view says that its
 * reader may know.
 */
export async function hasUndeliveredMail({ db }: Ctx, order: OrderView): Promise<boolean> {
  const lost = and(eq(mails.orderId, order.id), inArray(mails.state, ['failed', 'bounced']));
  return (await db.$count(mails, lost)) > 0;
}
