import type { EventHandler } from './event-handler';
import { refundFromEvent } from './refund-from-event';

/** A refund began, perhaps in Stripe’s dashboard and not here. */
export const refundCreated: EventHandler = (ctx, event) => refundFromEvent(ctx, event);
