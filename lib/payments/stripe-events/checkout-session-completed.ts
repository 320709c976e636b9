import type { EventHandler } from './event-handler';
import { settleFromEvent } from './settle-from-event';

/** The fan came to the end of Stripe’s page: the money is there, or a bank answers later. */
export const sessionCompleted: EventHandler = (ctx, event) => settleFromEvent(ctx, event);
