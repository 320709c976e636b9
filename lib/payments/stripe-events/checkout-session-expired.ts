import type { EventHandler } from './event-handler';
import { settleFromEvent } from './settle-from-event';

/** Nobody can pay by this session any more: what it kept comes free. */
export const sessionExpired: EventHandler = (ctx, event) => settleFromEvent(ctx, event);
