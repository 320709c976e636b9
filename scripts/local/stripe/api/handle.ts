import type { IncomingHttpHeaders } from 'node:http';
import { applyFault, type FaultVerdict, takeFault } from '@/scripts/local/shared/faults';
import { type Answer, headerText } from '@/scripts/local/shared/http';
import { API_VERSION } from '../objects/events';
import type { KeptAnswer } from '../objects/records';
import { invalidRequest, StripeApiError } from '../wire/errors';
import { list, required, text } from '../wire/fields';
import { type FormObject, parseForm } from '../wire/form-body';
import { newId } from '../wire/ids';
import type { World } from '../world';
import { authenticate } from './authenticate';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { checkExpand, expandObject, type WireObject } from './expand';
import { fingerprintOf, lookUpKey } from './idempotency';

export type ApiRequest = {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
  /** Resolves when the caller is gone. */
  closed: Promise<void>;
};

const expandField = list(required(text()), { max: 20 });

/**
 * Answers the requests under `/v1/`; null means: cut the connection without an answer.
 * `changed` is called as soon as work is done, before any fault that keeps the answer back.
 */
export function createApi(world: World, apiKey: string | undefined, changed: () => void) {
  const running = new Set<string>();

  return async function handleApi(request: ApiRequest): Promise<Answer | null> {
    const requestId = newId('req_');
    const { method, url, headers } = request;
    const key = method === 'POST' ? headerText(headers['idempotency-key']) : undefined;
    const version = headerText(headers['stripe-version']) ?? API_VERSION;
    const common = {
      'request-id': requestId,
      'stripe-version': version,
      ...(key && { 'idempotency-key': key }),
    };
    const answer = (status: number, body: object): Answer => ({
      status,
      headers: common,
      body: toJson(body),
    });
    let owned = false;
    try {
      authenticate(headers, apiKey);
      checkVersion(version);
      const form = method === 'GET' ? parseForm(url.search.slice(1)) : parseBody(headers, request.body);
      const fingerprint = fingerprintOf(url.pathname, form);
      const kept =
        key &&
        lookUpKey(world.state.answers, running, { key, path: url.pathname, fingerprint, now: world.now() });
      if (key && !kept) {
        running.add(key);
        owned = true;
      }
      const fault = takeFault(world.state.faults, method, url.pathname);
      const before = await applyFault(fault, 'before');
      if (before.kind !== 'go-on') return await playOut(before, request, answer);
      const result = kept
        ? replay(kept, common)
        : perform(form, requestId, key, fingerprint, request, answer);
      if (owned && key) running.delete(key);
      if (method !== 'GET') changed();
      const after = await applyFault(fault, 'after');
      return after.kind === 'go-on' ? result : await playOut(after, request, answer);
    } catch (error) {
      const refusal = error instanceof StripeApiError ? error : internal(error);
      return answer(refusal.status, refusal.envelope());
    } finally {
      if (owned && key) running.delete(key);
    }
  };

  function perform(
    form: FormObject,
    requestId: string,
    key: string | undefined,
    fingerprint: string,
    request: ApiRequest,
    answer: (status: number, body: object) => Answer,
  ): Answer {
    const path = request.url.pathname;
    let result: Answer;
    let keep = true;
    try {
      result = answer(200, work({ method: request.method, path, form, requestId, key }));
    } catch (error) {
      if (!(error instanceof StripeApiError)) throw error;
      keep = !error.beforeWork;
      result = answer(error.status, error.envelope());
    }
    if (key && keep) {
      const { status, body } = result;
      world.state.answers.set(key, { fingerprint, path, requestId, status, body, at: world.now() });
    }
    return result;
  }

  function work(call: {
    method: string;
    path: string;
    form: FormObject;
    requestId: string;
    key?: string;
  }): object {
    const { endpoint, id } = findEndpoint(call.method, call.path);
    const { expand, ...params } = call.form;
    const paths = expandField(expand, 'expand') ?? [];
    checkExpand(endpoint.returns, paths);
    world.cause = { id: call.requestId, idempotency_key: call.key ?? null };
    try {
      // Safe because every endpoint answers an object of Stripe's, which names its kind in `object`.
      return expandObject(world, endpoint.run(world, id, params) as WireObject, paths);
    } finally {
      world.cause = { id: null, idempotency_key: null };
    }
  }
}

async function playOut(
  verdict: FaultVerdict,
  request: ApiRequest,
  answer: (status: number, body: object) => Answer,
): Promise<Answer | null> {
  if (verdict.kind === 'hang') await request.closed;
  if (verdict.kind !== 'status') return null;
  const error =
    verdict.status === 429
      ? {
          type: 'invalid_request_error',
          code: 'rate_limit',
          message: 'Too many requests hit the API too quickly.',
        }
      : { type: 'api_error', message: 'An unknown error occurred.' };
  return answer(verdict.status, { error });
}

function replay(kept: KeptAnswer, common: Record<string, string>): Answer {
  const headers = { ...common, 'idempotent-replayed': 'true', 'original-request': kept.requestId };
  return { status: kept.status, headers, body: kept.body };
}

function findEndpoint(method: string, path: string): { endpoint: Endpoint; id: string } {
  for (const endpoint of ENDPOINTS) {
    if (endpoint.method !== method) continue;
    const match = new RegExp(`^${endpoint.path.replace(':id', '([\\w-]+)')}$`).exec(path);
    if (match) return { endpoint, id: match[1] ?? '' };
  }
  throw new StripeApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}

function parseBody(headers: IncomingHttpHeaders, body: string): FormObject {
  const type = headers['content-type'] ?? '';
  if (body !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    const message =
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded).';
    throw invalidRequest(message);
  }
  return parseForm(body);
}

/** Only releases with a new name change shapes, so any date of this one will do. */
function checkVersion(version: string): void {
  if (!/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(version)) {
    throw invalidRequest(`Invalid Stripe API version: ${version}`);
  }
  const release = API_VERSION.split('.')[1];
  if (version.split('.')[1] !== release) {
    const message = `The local Stripe stand-in speaks the API release ${release}, not ${version}.`;
    throw invalidRequest(message, undefined, 'not_implemented');
  }
}

function internal(error: unknown): StripeApiError {
  process.stderr.write(`Stripe stand-in: ${error instanceof Error ? error.stack : String(error)}\n`);
  return new StripeApiError(500, {
    type: 'api_error',
    message: 'The local Stripe stand-in failed; see its output.',
  });
}

function toJson(body: object): string {
  return JSON.stringify(body, null, 2);
}
