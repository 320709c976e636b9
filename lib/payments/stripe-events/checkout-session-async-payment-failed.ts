import type { EventHandler } from './event-handler';
import { settleFromEvent } from './settle-from-event';

/** The bank that took its time has not paid: the seats go back. */
export const asyncPaymentFailed: EventHandler = (ctx, event) => settleFromEvent(ctx, event);
