import type { Ctx } from '@/db';
import { readEvent } from '@/lib/stripe/webhook';
import { handleStripeEvent } from './handle-stripe-event';

/** Deals with an event that was verified when it came and could not be handled then. Throws as handleStripeEvent does. */
export async function replayStripeEvent({
  ctx,
  input: { payload },
}: {
  ctx: Ctx;
  input: { payload: unknown };
}): Promise<void> {
  const event = readEvent(payload);
  await handleStripeEvent({ ctx: { ...ctx, actor: { kind: 'stripe', eventId: event.id } }, input: event });
}
