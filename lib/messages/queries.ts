import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { mails } from '@/db/schema';
import { getOrder } from '@/lib/orders/queries';

/** Whether a mail about an order that the caller may see was refused or came back, so that its address is likely wrong. */
export async function hasUndeliveredMail(ctx: Ctx, orderId: string, link?: string): Promise<boolean> {
  const order = await getOrder(ctx, orderId, link);
  if (!order) return false;
  const lost = and(eq(mails.orderId, order.id), inArray(mails.state, ['failed', 'bounced']));
  return (await ctx.db.$count(mails, lost)) > 0;
}
