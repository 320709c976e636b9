import autocannon from 'autocannon';
import { sealVisitorId, visitorCookieName } from '@/lib/identity/visitor-cookie';
import { newId } from '@/lib/ids';
import type { LoadInput } from '@/scripts/bench/holds/load';
import type { Tally } from '@/scripts/bench/holds/tally';
import type { Wish } from '@/scripts/bench/holds/wishes';

/** The answer of the action in React's stream: row 0 names the rows, row 1 is what the action returned. */
function answerIn(status: number, body: string): string {
  if (status !== 200) return `HTTP ${status}`;
  const row = body.split('\n').find((line) => line.startsWith('1:{'));
  if (!row) return `No answer of the action in: ${body.slice(0, 80)}`;
  const answer = JSON.parse(row.slice(2)) as { ok: boolean; code?: string };
  return answer.ok ? 'granted' : (answer.code ?? 'FAILED');
}

/**
 * Buyers with JavaScript on the performance's page: each attempt is somebody new, with a signed cookie of his own. The
 * arguments `(null, values)` go as React sends plain values. Autocannon makes the load: it needs a fifth of what Node's
 * own client takes of the cores that the site shares with it.
 */
export async function loadOverHttp(
  input: LoadInput,
  next: () => Wish | null,
  tally: Tally,
): Promise<{ latencies: number[]; seconds: number }> {
  const { siteUrl, path, performanceId, actionId, clients, seconds } = input;
  const headers = {
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': actionId,
    origin: new URL(siteUrl).origin,
  };
  const latencies: number[] = [];
  const load: autocannon.Options = {
    url: siteUrl,
    connections: clients,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path,
        setupRequest: (request, context) => {
          const wish = next() ?? [0, 1];
          Object.assign(context, { wish });
          return {
            ...request,
            headers: { ...headers, cookie: `${visitorCookieName()}=${sealVisitorId(newId())}` },
            body: JSON.stringify([null, { performanceId, stay: '1', seat: wish.map(String) }]),
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
