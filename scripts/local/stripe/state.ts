import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FaultRule } from '@/scripts/local/shared/faults';
import type {
  ChargeObject,
  Delivery,
  DisputeObject,
  EventObject,
  IntentObject,
  KeptAnswer,
  ProductObject,
  RefundObject,
  SessionRecord,
  TransactionObject,
} from './objects/records';
import { DEFAULT_BEHAVIOUR, type WebhookBehaviour } from './webhooks/behaviour';

const VERSION = 1;
const DAY_MS = 24 * 60 * 60 * 1000;
const EVENTS_KEPT_MS = 30 * DAY_MS;

/** Everything the stand-in knows; maps keep the order of creation. */
export type State = Tables & { clockOffsetMs: number; faults: FaultRule[]; webhooks: WebhookBehaviour };
type Tables = {
  sessions: Map<string, SessionRecord>;
  intents: Map<string, IntentObject>;
  charges: Map<string, ChargeObject>;
  refunds: Map<string, RefundObject>;
  disputes: Map<string, DisputeObject>;
  transactions: Map<string, TransactionObject>;
  products: Map<string, ProductObject>;
  events: Map<string, EventObject>;
  deliveries: Map<string, Delivery>;
  answers: Map<string, KeptAnswer>;
};

/** A state with nothing in it. */
export function emptyState(): State {
  return {
    clockOffsetMs: 0,
    faults: [],
    webhooks: { ...DEFAULT_BEHAVIOUR, drop: [] },
    sessions: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    transactions: new Map(),
    products: new Map(),
    events: new Map(),
    deliveries: new Map(),
    answers: new Map(),
  };
}

/** Makes `state` as empty as at the first start, in place. */
export function clearState(state: State): void {
  Object.assign(state, emptyState());
}

/** Reads a saved state; a missing file is an empty one, an unreadable one throws. */
export async function loadState(file: string): Promise<State> {
  const saved = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (saved === null) return emptyState();
  const { version, ...fields } = JSON.parse(saved, (_key, value) =>
    Array.isArray(value?.$map) ? new Map(value.$map) : value,
  );
  if (version !== VERSION) throw new Error(`${file} was written by another version of the Stripe stand-in`);
  return { ...emptyState(), ...fields };
}

/** Writes the state so that a crash leaves either the old file or the new one. */
export async function saveState(file: string, state: State): Promise<void> {
  const text = JSON.stringify({ version: VERSION, ...state }, (_key, value) =>
    value instanceof Map ? { $map: [...value] } : value,
  );
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.tmp`; // one writer at a time, so that a crash leaves at most one draft
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Forgets what Stripe forgets too: answers kept for idempotency after a day, events after 30 days. */
export function prune(state: State, nowMs: number): void {
  for (const [key, answer] of state.answers) {
    if (answer.at + DAY_MS <= nowMs) state.answers.delete(key);
  }
  for (const [id, event] of state.events) {
    if (event.created * 1000 + EVENTS_KEPT_MS > nowMs) break;
    state.events.delete(id);
    for (const delivery of state.deliveries.values()) {
      if (delivery.event === id) state.deliveries.delete(delivery.id);
    }
  }
}
