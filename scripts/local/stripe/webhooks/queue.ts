import type { Delivery, EventObject } from '../objects/records';
import type { State } from '../state';
import { newId } from '../wire/ids';
import { attemptDelivery, type Endpoint, isDelivered } from './deliver';
import { DueHeap } from './due-heap';

const PARALLEL = 32;

export type RetryPolicy = { attempts: number; baseMs: number; maxMs: number };

export type WebhookQueue = {
  readonly endpoint: Endpoint;
  /** Queues a new event as the present behaviour says; a dropped one is recorded and not sent. */
  add(event: EventObject): void;
  /** Sends a known event once more, behaviour aside. */
  resend(event: EventObject): Delivery;
  /** Looks for work now; to be called after the behaviour changed. */
  wake(): void;
  /** Stops sending; what is undelivered stays pending and is sent after the next start. */
  close(): Promise<void>;
};

type Options = { state: State; endpoint: Endpoint; retry: RetryPolicy; now(): number; changed(): void };

/** Delivers events to one endpoint, each again and again with growing pauses until it is answered 2xx. */
export function createWebhookQueue({ state, endpoint, retry, now, changed }: Options): WebhookQueue {
  const stop = new AbortController();
  const sending = new Set<Promise<void>>();
  const waiting = new DueHeap();
  for (const delivery of state.deliveries.values()) if (delivery.state === 'pending') waiting.push(delivery);
  let timer: NodeJS.Timeout | undefined;
  let windowEnd = 0;
  let order = 0;

  function queue(event: EventObject, dueAt: number, rank: number, dropped: boolean): Delivery {
    const delivery: Delivery = {
      id: newId('del_'),
      event: event.id,
      type: event.type,
      state: dropped ? 'dropped' : 'pending',
      dueAt,
      rank,
      attempts: [],
    };
    state.deliveries.set(delivery.id, delivery);
    if (!dropped) {
      waiting.push(delivery);
      event.pending_webhooks += 1;
    }
    changed();
    return delivery;
  }

  function takeDrop(event: EventObject): boolean {
    const { drop } = state.webhooks;
    const rule = drop.find(({ type, count }) => count > 0 && (type === '*' || type === event.type));
    if (rule) rule.count -= 1;
    return rule !== undefined;
  }

  function placeInWindow(nowMs: number): { dueAt: number; rank: number } {
    const { reorder, delayMs } = state.webhooks;
    order += 1;
    if (!reorder) return { dueAt: nowMs + delayMs, rank: order };
    if (windowEnd <= nowMs) windowEnd = nowMs + reorder.windowMs;
    return { dueAt: windowEnd + delayMs, rank: reorder.order === 'reverse' ? -order : Math.random() };
  }

  async function send(delivery: Delivery): Promise<void> {
    const event = state.events.get(delivery.event);
    if (!event) {
      finish(delivery, 'failed');
      return;
    }
    const attempt = await attemptDelivery(endpoint, event, {
      nowMs: now(),
      tamper: takeTamper(),
      signal: stop.signal,
    });
    if (stop.signal.aborted && attempt.status === null) return;
    delivery.attempts.push(attempt);
    if (isDelivered(attempt)) finish(delivery, 'delivered');
    else if (delivery.attempts.length >= retry.attempts) finish(delivery, 'failed');
    else {
      delivery.dueAt = now() + Math.min(retry.maxMs, retry.baseMs * 2 ** (delivery.attempts.length - 1));
      waiting.push(delivery);
    }
    changed();
  }

  function finish(delivery: Delivery, end: 'delivered' | 'failed'): void {
    delivery.state = end;
    const event = state.events.get(delivery.event);
    if (event) event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
  }

  function takeTamper() {
    const { tamper } = state.webhooks;
    if (!tamper || tamper.count <= 0) return null;
    tamper.count -= 1;
    return tamper.kind;
  }

  function wake(): void {
    clearTimeout(timer);
    if (stop.signal.aborted || state.webhooks.paused) return;
    const limit = state.webhooks.reorder ? 1 : PARALLEL;
    // The end of a running delivery wakes the queue again.
    while (sending.size < limit) {
      const next = waiting.peek();
      if (!next) return;
      if (next.dueAt > now()) {
        timer = setTimeout(wake, Math.max(1, next.dueAt - now()));
        return;
      }
      waiting.pop();
      // After a reset the heap still holds what the state has forgotten.
      if (state.deliveries.get(next.id) === next) start(next);
    }
  }

  function start(delivery: Delivery): void {
    const run = send(delivery).finally(() => {
      sending.delete(run);
      wake();
    });
    sending.add(run);
  }

  return {
    endpoint,
    wake,
    add(event) {
      const { dueAt, rank } = placeInWindow(now());
      const dropped = takeDrop(event);
      const copies = dropped ? 1 : 1 + state.webhooks.duplicate;
      for (let copy = 0; copy < copies; copy += 1) queue(event, dueAt, rank, dropped);
      // Leave the caller's turn first, so that an answer to an API call is not overtaken inside its own handler.
      setImmediate(wake);
    },
    resend(event) {
      order += 1;
      const delivery = queue(event, now(), order, false);
      setImmediate(wake);
      return delivery;
    },
    async close() {
      clearTimeout(timer);
      stop.abort();
      await Promise.allSettled(sending);
    },
  };
}
