import { Agent, type IncomingMessage, request } from 'node:http';
import { sealVisitorId, visitorCookieName } from '@/lib/identity/visitor-cookie';
import { newId } from '@/lib/ids';
import type { Ask } from '@/scripts/bench/holds/load';

const boundary = 'tessera-bench-5b0c7e1f';

const field = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** The arguments `(null, form)` as React sends them: the form's fields are those of part 1, part 0 refers to it. */
function encode(fields: [string, string][]): string {
  const parts = fields.map(([name, value]) => field(`_1_${name}`, value));
  return `${parts.join('')}${field('0', '[null,"$K1"]')}--${boundary}--\r\n`;
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The answer of the action in React's stream: row 0 names the rows, row 1 is what the action returned. */
function answerIn(body: string): { ok: boolean; code?: string } {
  const row = body.split('\n').find((line) => line.startsWith('1:{'));
  if (!row) throw new Error(`No answer of the action in: ${body.slice(0, 300)}`);
  return JSON.parse(row.slice(2)) as { ok: boolean; code?: string };
}

/** Buyers with JavaScript on the performance's page: each attempt is somebody new, with a signed cookie of his own. */
export function askOverHttp(options: {
  siteUrl: string;
  path: string;
  performanceId: string;
  actionId: string;
  clients: number;
}): Ask {
  const { siteUrl, path, performanceId, actionId, clients } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const url = new URL(path, siteUrl);

  return async (seats) => {
    const body = encode([
      ['performanceId', performanceId],
      ['stay', '1'],
      ...seats.map((seat): [string, string] => ['seat', String(seat)]),
    ]);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        accept: 'text/x-component',
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': Buffer.byteLength(body),
        cookie: `${visitorCookieName()}=${sealVisitorId(newId())}`,
        'next-action': actionId,
        origin: url.origin,
      };
      request(url, { method: 'POST', agent, headers }, resolve).once('error', reject).end(body);
    });
    const text = await textOf(response);
    if (response.statusCode !== 200) return `HTTP ${response.statusCode}`;
    const answer = answerIn(text);
    return answer.ok ? 'granted' : (answer.code ?? 'FAILED');
  };
}
