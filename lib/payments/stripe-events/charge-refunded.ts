import { withTransaction } from '@/db';
import { recordRefund } from '@/lib/payments/record-refund';
import { claimEvent } from '@/lib/payments/settle-session';
import { listRefunds } from '@/lib/stripe/refunds';
import type { EventHandler } from './event-handler';

/** Money went back. The event points at the charge, so all refunds of its payment are looked at. */
export const chargeRefunded: EventHandler = async (ctx, event) => {
  if (!event.paymentIntentId) return;
  for (const facts of await listRefunds(event.paymentIntentId)) await recordRefund({ ctx, input: { facts } });
  await withTransaction(ctx, ({ db }) => claimEvent(db, event, event.objectId));
};
