import { disputeFromEvent } from './dispute-from-event';
import type { EventHandler } from './event-handler';

/** A buyer asks the bank for the money instead of us. */
export const disputeCreated: EventHandler = (ctx, event) => disputeFromEvent(ctx, event);
