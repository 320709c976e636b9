import type { EventHandler } from './event-handler';
import { settleFromEvent } from './settle-from-event';

/** The bank that took its time has paid. */
export const asyncPaymentSucceeded: EventHandler = (ctx, event) => settleFromEvent(ctx, event);
