import type { EventSubject, EventType } from './objects/records';
import type { State } from './state';

/** Which API request made something happen; nothing when a person on the hosted page or the clock did. */
type Cause = { id: string | null; idempotency_key: string | null };

/** What every part of the stand-in works on. */
export type World = {
  readonly state: State;
  /** Origin of the hosted page, without a slash at the end. */
  readonly publicUrl: string;
  /** How long a bank debit takes before it settles by itself; ms. */
  readonly settleAfterMs: number;
  cause: Cause;
  /** The stand-in's clock in ms: real time plus the offset that control calls set. */
  now(): number;
  /** The unmoved clock, for signatures and retries. */
  realNow(): number;
  /** Records an event with a snapshot of the object and queues its delivery. */
  emit(type: EventType, object: EventSubject): void;
  /** Tells the timer that something will fall due at this time of the stand-in's clock (ms). */
  dueAt(at: number): void;
};

/** The stand-in's time in whole seconds, as Stripe writes it. */
export function unixNow(world: World): number {
  return Math.floor(world.now() / 1000);
}
