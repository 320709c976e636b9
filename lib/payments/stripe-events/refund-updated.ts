import type { EventHandler } from './event-handler';
import { refundFromEvent } from './refund-from-event';

/** A refund moved on; most often it has arrived. */
export const refundUpdated: EventHandler = (ctx, event) => refundFromEvent(ctx, event);
