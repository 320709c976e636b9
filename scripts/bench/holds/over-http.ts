import autocannon from 'autocannon';
import { sealVisitorId, visitorCookieName } from '@/lib/identity/visitor-cookie';
import { newId } from '@/lib/ids';
import type { LoadInput } from '@/scripts/bench/holds/load';
import type { Tally } from '@/scripts/bench/holds/tally';
import type { Wish } from '@/scripts/bench/holds/wishes';

/** What became of an attempt, by the JSON of the answer or the same in React's stream, whose row 1 is what an action returned. */
function answerIn(status: number, body: string): string {
  const row = body.split('\n').find((line) => line.startsWith('1:{') || line.startsWith('{'));
  if (!row) return `HTTP ${status}: ${body.slice(0, 80)}`;
  const answer = JSON.parse(row.replace(/^1:/, '')) as { ok: boolean; code?: string };
  return answer.ok ? 'granted' : (answer.code ?? `HTTP ${status}`);
}

type Way = { path: string; headers: Record<string, string>; bodyOf: (fields: object) => string };

/** How a page sends a wish: with its script as JSON, or as the server action, here with `(null, values)` as React sends them. */
function wayOf({ via, siteUrl, path, actionId }: LoadInput): Way {
  const origin = new URL(siteUrl).origin;
  if (via === 'http') {
    const headers = { 'content-type': 'application/json', origin };
    return { path: '/api/holds', headers, bodyOf: (fields) => JSON.stringify(fields) };
  }
  const headers = {
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': actionId,
    origin,
  };
  return { path, headers, bodyOf: (fields) => JSON.stringify([null, fields]) };
}

/** Every buyer has a network of his own, of those that are kept for benchmarks (RFC 2544): carts are counted by it. */
function someAddress(): string {
  const [second, third, fourth] = [2, 256, 256].map((many) => Math.floor(Math.random() * many));
  return `198.${18 + (second ?? 0)}.${third}.${fourth}`;
}

/**
 * Buyers on the performance's page: each attempt is somebody new, with a signed cookie of his own. Autocannon makes the
 * load: it needs a fifth of what Node's own client takes of the cores that the site shares with it.
 */
export async function loadOverHttp(
  input: LoadInput,
  next: () => Wish | null,
  tally: Tally,
): Promise<{ latencies: number[]; seconds: number }> {
  const { siteUrl, performanceId, clients, seconds } = input;
  const way = wayOf(input);
  const latencies: number[] = [];
  const load: autocannon.Options = {
    url: siteUrl,
    connections: clients,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: way.path,
        setupRequest: (request, context) => {
          const wish = next() ?? [0, 1];
          Object.assign(context, { wish });
          return {
            ...request,
            headers: {
              ...way.headers,
              cookie: `${visitorCookieName()}=${sealVisitorId(newId())}`,
              'x-forwarded-for': someAddress(),
            },
            body: way.bodyOf({ performanceId, stay: '1', seat: wish.map(String) }),
          };
        },
        onResponse: (status, body, context) =>
          tally.note((context as { wish: Wish }).wish, answerIn(status, body)),
      },
    ],
  };
  const { duration, errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(load, (error, result) => (error ? reject(error) : resolve(result)));
    running.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
  if (errors > 0) tally.answers[`${errors} connections failed`] = 1;
  return { latencies, seconds: duration };
}
