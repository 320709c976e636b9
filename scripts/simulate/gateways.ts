import { stripe } from '@/lib/stripe/client';
import type { Inbox } from '@/scripts/local/mail/inbox';
import type { StripeStandIn } from '@/scripts/local/stripe/stand-in';
import { currentProcess } from './process';

export type Call = { method: string; path: string; headers: Record<string, string>; body: string };
type Reply = { status: number; headers: Record<string, string>; body: string };

/** Where the mail provider is said to be; nothing listens there. */
export const mailUrl = 'http://mail.simulated';

const never = new Promise<void>(() => {});
const lost = () => Object.assign(new Error('The connection was lost'), { code: 'ECONNRESET' });

/** Makes the call in the name of the process that wants it, or whatever befalls it instead. */
async function inItsName(call: Call, perform: (call: Call) => Promise<Reply | null>): Promise<Reply> {
  const answer = async () => {
    const reply = await perform(call);
    if (!reply) throw lost();
    return reply;
  };
  const process = currentProcess();
  if (!process) return answer();
  return process.inTurn(async () => {
    const before = await process.reach('call');
    if (before === 'breaks') throw lost();
    if (before === 'refuses') return refusal(call.path.length % 2 === 0 ? 500 : 429);
    if (before === 'stutters') await answer();
    const reply = await answer();
    const after = await process.reach('answered');
    if (after === 'breaks') throw lost();
    return after === 'refuses' ? refusal(500) : reply;
  });
}

const refusal = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    statusCode: status,
    name: 'simulated',
    message: 'simulated',
    error: { type: status === 429 ? 'invalid_request_error' : 'api_error', message: 'simulated' },
  }),
});

/**
 * Lets Stripe's SDK and the mail provider's speak with the stand-ins in this process, without a connection: a call costs a tenth, and
 * the steps decide what becomes of it. The SDK of Stripe repeats nothing by itself, since it would wait by the real
 * clock; that a call is repeated is a fault of its own ("stutters"). `onStripe` sees each call, and may change it.
 * The returned function gives the process its `fetch` back.
 */
export function joinGateways(
  standIn: StripeStandIn,
  inbox: Inbox,
  onStripe: (call: Call) => Promise<Call>,
): () => void {
  const sdk = stripe();
  sdk._setApiField('maxNetworkRetries', 0);
  sdk._setApiField('httpClient', {
    getClientName: () => 'in process',
    makeRequest: async (...given: [string, string, string, string, Record<string, string>, string]) => {
      const [, , path, method, headers, body] = given;
      const call = await onStripe({ method, path, headers: lowerCase(headers), body: body ?? '' });
      const reply = await inItsName(call, ({ path: address, ...rest }) =>
        standIn.answer({ ...rest, url: new URL(address, 'http://stripe'), closed: never }),
      );
      return {
        getStatusCode: () => reply.status,
        getHeaders: () => reply.headers,
        getRawResponse: () => reply,
        toStream: () => null,
        toJSON: async () => JSON.parse(reply.body),
      };
    },
  });
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== mailUrl) return fetch(input, init);
    const headers = Object.fromEntries(new Headers(init.headers));
    const call = { method: init.method ?? 'GET', path: url.pathname, headers, body: String(init.body ?? '') };
    const { body, ...rest } = await inItsName(call, (asked) => inbox.answer({ ...asked, closed: never }));
    return new Response(body, rest);
  };
  return () => {
    globalThis.fetch = fetch;
  };
}

const lowerCase = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
