import type { IncomingHttpHeaders } from 'node:http';
import { applyFault, type FaultVerdict, takeFault } from '@/scripts/local/shared/faults';
import { type Answer, headerText } from '@/scripts/local/shared/http';
import type { Journal } from '../journal';
import { applyEntry, type KeptAnswer, type State } from '../state';
import { authenticate } from './authenticate';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { faultError, ResendError } from './errors';
import { fingerprintOf, lookUpKey } from './idempotency';
import { createRateLimit } from './rate-limit';

export type ApiRequest = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Resolves when the caller is gone. */
  closed: Promise<void>;
};

/** Answers the requests of the API; null means: cut the connection without an answer. */
export function createApi(state: State, journal: Journal, now: () => number) {
  const running = new Set<string>();
  const takeTurn = createRateLimit(state);

  return async function handleApi(request: ApiRequest): Promise<Answer | null> {
    const { method, path, headers } = request;
    let owned: string | null = null;
    try {
      authenticate(headers.authorization);
      takeTurn(now());
      const { endpoint, id } = findEndpoint(method, path);
      const body = method === 'POST' ? parseBody(request.body) : null;
      const key = method === 'POST' ? (headerText(headers['idempotency-key']) ?? null) : null;
      const fingerprint = fingerprintOf(path, body);
      const kept = key === null ? undefined : lookUpKey(state, running, { key, fingerprint, now: now() });
      if (key !== null && !kept) {
        running.add(key);
        owned = key;
      }
      const fault = takeFault(state.faults, method, path);
      const before = await applyFault(fault, 'before');
      if (before.kind !== 'go-on') return await playOut(before, request);
      const isPermissive = headerText(headers['x-batch-validation']) === 'permissive';
      const call = { body, id, key, isPermissive, now: now() };
      const result = kept ? kept.body : await perform(endpoint, call, fingerprint);
      if (owned !== null) running.delete(owned);
      const after = await applyFault(fault, 'after');
      return after.kind === 'go-on' ? json(200, result) : await playOut(after, request);
    } catch (error) {
      return refusal(error);
    } finally {
      if (owned !== null) running.delete(owned);
    }
  };

  /** Does the work; what was accepted is on disk before it is answered for. */
  async function perform(
    endpoint: Endpoint,
    call: Parameters<Endpoint['run']>[1],
    fingerprint: string,
  ): Promise<string> {
    const outcome = endpoint.run(state, call);
    const body = JSON.stringify(outcome.body);
    if (outcome.accepted.length === 0) return body;
    const answer: KeptAnswer | null =
      call.key === null ? null : { key: call.key, fingerprint, body, at: call.now };
    const entry = { accepted: outcome.accepted, answer };
    await journal.append(entry);
    applyEntry(state, entry);
    return body;
  }
}

function findEndpoint(method: string, path: string): { endpoint: Endpoint; id: string } {
  const matching = ENDPOINTS.flatMap((endpoint) => {
    const match = endpoint.path.exec(path);
    return match ? [{ endpoint, id: match[1] ?? '' }] : [];
  });
  if (matching.length === 0) {
    throw new ResendError('not_found', 'The requested endpoint does not exist.');
  }
  const found = matching.find(({ endpoint }) => endpoint.method === method);
  if (!found) {
    throw new ResendError('method_not_allowed', 'Method is not allowed for the requested path.');
  }
  return found;
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ResendError('validation_error', 'The request body is not valid JSON.', 400);
  }
}

async function playOut(verdict: FaultVerdict, request: ApiRequest): Promise<Answer | null> {
  if (verdict.kind === 'hang') await request.closed;
  return verdict.kind === 'status' ? refusal(faultError(verdict.status)) : null;
}

function refusal(error: unknown): Answer {
  if (error instanceof ResendError) return json(error.status, JSON.stringify(error.envelope()));
  process.stderr.write(`Inbox: ${error instanceof Error ? error.stack : String(error)}\n`);
  return refusal(faultError(500));
}

function json(status: number, body: string): Answer {
  const wait: Record<string, string> = status === 429 ? { 'retry-after': '1' } : {};
  return { status, headers: { 'content-type': 'application/json', ...wait }, body };
}
