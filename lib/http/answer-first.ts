import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '@/lib/log';
import type { PlainHandler } from './plain';

/** scripts/lib/answering-first.mjs asks it about each request; true: answered here. */
const symbol = Symbol.for('tessera.answers-first');

/** An address that is answered before Next. `path` is held against the address without its query. */
type Address = { method: 'GET' | 'POST'; path: RegExp; handler: PlainHandler; mostBytes?: number };

type Listener = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The body; null when it is too long, undefined when its sender hung up in the middle. */
function bodyOf(request: IncomingMessage, mostBytes: number): Promise<Buffer | null | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > mostBytes) resolve(null);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve(undefined));
  });
}

async function answer(
  { handler, mostBytes = 0 }: Address,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const get = (name: string) => [request.headers[name] ?? null].flat().join(', ') || null;
  const sent = request.method === 'POST' ? await bodyOf(request, mostBytes) : Buffer.alloc(0);
  if (sent === undefined) return;
  const asked = { url: request.url ?? '/', headers: { get }, body: sent };
  const { status, headers, body, cookies } = await handler(asked);
  // Whoever sends too much is not listened to until he has done.
  const end = sent === null && { connection: 'close' };
  const length = body !== null && { 'content-length': Buffer.byteLength(body) };
  const set = cookies && { 'set-cookie': cookies };
  response.writeHead(status, { ...headers, ...set, ...end, ...length }).end(body ?? undefined);
}

/** What any address of ours could be asked; Next breaks over the others and over targets that are no path. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function refuse(status: number, response: ServerResponse): void {
  const allow = status === 405 && { allow: [...methods].join(', ') };
  const headers = {
    ...allow,
    'cache-control': 'no-store',
    'content-type': 'text/plain',
    connection: 'close',
  };
  const words =
    status === 405 ? 'This cannot be done with any address here.' : 'Ask for a path, such as /events.';
  response.writeHead(status, headers).end(`${words}\n`);
}

/**
 * Answers some addresses before Next reads the request, which costs a fraction (docs/performance.md). The same handlers
 * stand behind Next as routes, for where nothing comes before it. Returns what undoes it.
 */
export function answerFirst(addresses: Address[]): () => void {
  const first: Listener = (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const knows = methods.has(request.method ?? '');
    if (!knows || !path.startsWith('/')) {
      refuse(knows ? 400 : 405, response);
      return true;
    }
    const found = addresses.find((address) => address.method === request.method && address.path.test(path));
    if (!found) return false;
    answer(found, request, response).catch((error) => {
      log.error({ error }, 'a request that is answered first broke');
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'cache-control': 'no-store', connection: 'close' }).end();
    });
    return true;
  };
  Object.assign(globalThis, { [symbol]: first });
  return () => void Reflect.deleteProperty(globalThis, symbol);
}
