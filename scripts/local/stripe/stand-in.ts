import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Answer } from '@/scripts/local/shared/http';
import { type ApiRequest, createApi } from './api/handle';
import { type Controls, createControls } from './control/controls';
import { settleDue } from './objects/due';
import { buildEvent } from './objects/events';
import { createSaver } from './saver';
import { createStandInServer } from './server';
import { emptyState, loadState, prune, type State } from './state';
import { createWebhookQueue, type RetryPolicy } from './webhooks/queue';
import type { World } from './world';

export type StandInOptions = {
  /** 0 takes any free port. */
  port: number;
  /** Address to listen on; the local one unless said otherwise. */
  host?: string;
  webhookUrl: string;
  /** One signing secret, or several separated by commas while a rotation is under way. */
  webhookSecret: string;
  /** Origin under which browsers reach the hosted page; the server's own unless said otherwise. */
  publicUrl?: string;
  /** Where the state is kept; without it nothing outlives the process. */
  dataFile?: string;
  /** The only accepted API key; any `sk_test_…` unless said otherwise. */
  apiKey?: string;
  /** How webhooks are tried again: pauses double from `baseMs` to `maxMs`. */
  retry?: Partial<RetryPolicy>;
  /** How long a bank debit takes by itself; 20 s unless said otherwise. */
  settleAfterMs?: number;
  /** Real time in ms. */
  now?(): number;
};

export type StripeStandIn = {
  url: string;
  port: number;
  state: State;
  controls: Controls;
  /** Answers a request to the API as the server does, without a connection; null where that would be cut. */
  answer(request: ApiRequest): Promise<Answer | null>;
  close(): Promise<void>;
};

const LONGEST_SLEEP_MS = 60_000;
const DEFAULT_RETRY: RetryPolicy = { attempts: 16, baseMs: 500, maxMs: 60_000 };

/**
 * Starts the local stand-in for Stripe: API, hosted page, webhooks and control calls on one port.
 * Rejects when the port is taken or the saved state cannot be read; `close` saves the state.
 */
export async function startStripeStandIn(options: StandInOptions): Promise<StripeStandIn> {
  const realNow = options.now ?? Date.now;
  const state = options.dataFile ? await loadState(options.dataFile) : emptyState();
  const saver = createSaver(options.dataFile, state);
  const webhooks = createWebhookQueue({
    state,
    endpoint: {
      url: options.webhookUrl,
      secrets: options.webhookSecret.split(',').map((part) => part.trim()),
    },
    retry: { ...DEFAULT_RETRY, ...options.retry },
    now: realNow,
    changed: saver.changed,
  });

  let publicUrl = options.publicUrl?.replace(/\/$/, '') ?? '';
  let nextDue = 0;
  let timer: NodeJS.Timeout | undefined;
  let closing = false;

  const world: World = {
    state,
    get publicUrl() {
      return publicUrl;
    },
    settleAfterMs: options.settleAfterMs ?? 20_000,
    cause: { id: null, idempotency_key: null },
    realNow,
    now: () => realNow() + state.clockOffsetMs,
    emit(type, object) {
      const event = buildEvent(world, type, object);
      state.events.set(event.id, event);
      webhooks.add(event);
    },
    dueAt(at) {
      nextDue = Math.min(nextDue, at);
    },
  };

  /** Does what the clock asks for; cheap when nothing is due. */
  function catchUp(): void {
    if (world.now() < nextDue) return;
    prune(state, world.now());
    nextDue = settleDue(world);
    saver.changed();
  }

  function setAlarm(): void {
    clearTimeout(timer);
    if (closing) return;
    const sleep = Math.min(LONGEST_SLEEP_MS, Math.max(1, nextDue - world.now()));
    timer = setTimeout(() => {
      catchUp();
      setAlarm();
    }, sleep);
  }

  /** After any change: catches up, saves, sends. */
  function changed(): void {
    catchUp();
    saver.changed();
    webhooks.wake();
    setAlarm();
  }

  const controls = createControls(world, webhooks, (clockMoved) => {
    if (clockMoved) nextDue = 0;
    changed();
  });
  const handleApi = createApi(world, options.apiKey, changed);
  const server = createStandInServer({
    world,
    controls,
    handleApi,
    catchUp,
    changed,
  });
  server.listen(options.port, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // safe because the server listens on a port, not on a pipe
  const url = `http://127.0.0.1:${port}`;
  publicUrl ||= url;
  changed();

  return {
    url,
    port,
    state,
    controls,
    answer(request) {
      catchUp();
      return handleApi(request);
    },
    async close() {
      closing = true;
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
      await webhooks.close();
      await saver.flush();
    },
  };
}
