import type { EventHandler } from './event-handler';
import { refundFromEvent } from './refund-from-event';

/** The bank sent a refund back: the money is with us again. */
export const refundFailed: EventHandler = (ctx, event) => refundFromEvent(ctx, event);
