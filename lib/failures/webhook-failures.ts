import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { captureFailures } from './capture';
import { auditMessages } from './change-messages';

export type FailedWebhook = {
  /** Whose webhook: `stripe`, `resend`. */
  queue: string;
  kind: string;
  /** The sender's id of the event. */
  eventId: string;
  /** As received, after its signature was checked. */
  raw: Buffer;
  error: unknown;
};

/**
 * Keeps a webhook that could not be handled. The sender may send it again: each try is a further attempt of the same message,
 * and the one that is handled at last resolves it (`webhookHandled`).
 */
export async function webhookFailed({ ctx, input }: { ctx: Ctx; input: FailedWebhook }): Promise<void> {
  const { queue, kind, eventId, raw, error } = input;
  const at = new Date();
  const attempt = {
    at: at.toISOString(),
    message: error instanceof Error ? error.message : String(error),
    ...(error instanceof Error && { name: error.name, stack: error.stack?.slice(0, 8_000) }),
  };
  await withTransaction(ctx, async (tx) => {
    const again = await tx.db.execute(sql`
      with message as (
        update failed_messages set attempts = attempts + 1, last_failed_at = ${at.toISOString()}::timestamptz
        where source = 'webhooks' and queue = ${queue} and original_id = ${eventId} and state in ('open', 'snoozed')
        returning id)
      update failed_payloads p set errors = p.errors || ${JSON.stringify([attempt])}::text::jsonb
      from message where p.message_id = message.id and jsonb_array_length(p.errors) < 50 returning 1`);
    if (again.length > 0) return;
    const message = {
      source: 'webhooks',
      queue,
      kind,
      originalId: eventId,
      raw,
      errors: [attempt],
      failedAt: at,
    };
    await captureFailures({ ctx: tx, input: [message] });
  });
}

/** Resolves a kept webhook that its sender sent again, and that was handled this time. */
export async function webhookHandled({
  ctx,
  input: { queue, eventId },
}: {
  ctx: Ctx;
  input: { queue: string; eventId: string };
}): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const rows = await tx.db.execute<{ id: string }>(sql`
      update failed_messages set state = 'resolved', closed_at = now(), snoozed_until = null,
        reason = 'It was sent again by its sender and handled.'
      where source = 'webhooks' and queue = ${queue} and original_id = ${eventId} and state in ('open', 'snoozed')
      returning id`);
    if (rows.length > 0)
      await auditMessages(
        tx,
        rows.map(({ id }) => id),
        'resolved',
      );
  });
}
