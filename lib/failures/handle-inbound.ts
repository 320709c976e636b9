import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { handleKeptMailEvent } from '@/lib/messages/handle-mail-event';
import { replayStripeEvent } from '@/lib/payments/replay-stripe-event';

/** Hands a kept webhook to its handler again. Handling twice is harmless: events are claimed by their own ids. */
export async function handleInbound({
  ctx,
  input: { messageId },
}: {
  ctx: Ctx;
  input: { messageId: string };
}): Promise<void> {
  const [message] = await ctx.db.execute<{ queue: string; raw: Buffer; edited: string | null }>(sql`
    select m.queue, p.raw, p.edited from failed_messages m join failed_payloads p on p.message_id = m.id
    where m.id = ${messageId} and m.source = 'webhooks'`);
  if (!message) return;
  const payload: unknown = JSON.parse(message.edited ?? Buffer.from(message.raw).toString('utf8'));
  if (message.queue === 'stripe') await replayStripeEvent({ ctx, input: { payload } });
  else await handleKeptMailEvent({ ctx, input: { payload } });
}
