import { disputeFromEvent } from './dispute-from-event';
import type { EventHandler } from './event-handler';

/** The bank has decided. */
export const disputeClosed: EventHandler = (ctx, event) => disputeFromEvent(ctx, event);
