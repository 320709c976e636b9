import { newId } from '../wire/ids';
import { unixNow, type World } from '../world';
import type { EventObject, EventSubject, EventType } from './records';

/** The version whose object shapes the stand-in writes; the one that stripe-node 23 pins. */
export const API_VERSION = '2026-10-28.endive';

/** An event with the object as it is at this moment. */
export function buildEvent(world: World, type: EventType, object: EventSubject): EventObject {
  return {
    id: newId('evt_'),
    object: 'event',
    api_version: API_VERSION,
    created: unixNow(world),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 0,
    request: { ...world.cause },
    type,
  };
}
