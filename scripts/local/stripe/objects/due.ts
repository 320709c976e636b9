import type { World } from '../world';
import { settleDebit } from './payments';
import { expireSession } from './sessions';

/**
 * Does what the clock asks for: expires sessions, settles debits. Answers when the next thing falls due,
 * in ms of the stand-in's clock; Infinity for nothing.
 */
export function settleDue(world: World): number {
  const now = world.now();
  let next = Number.POSITIVE_INFINITY;
  for (const record of world.state.sessions.values()) {
    const { object, settlement } = record;
    if (object.status === 'open') {
      if (object.expires_at * 1000 <= now) expireSession(world, record);
      else next = Math.min(next, object.expires_at * 1000);
    }
    if (settlement) {
      if (settlement.at <= now) settleDebit(world, record, settlement.succeeds);
      else next = Math.min(next, settlement.at);
    }
  }
  return next;
}
