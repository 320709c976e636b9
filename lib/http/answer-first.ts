import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '@/lib/log';
import type { PlainHandler } from './plain';

/** Longest body of a request that is answered before Next; a wish for fifty seats has two thousand bytes. */
const mostBytes = 64 * 1024;

/** scripts/lib/answering-first.mjs asks it about each request; true: answered here. */
const symbol = Symbol.for('tessera.answers-first');

type Listener = (request: IncomingMessage, response: ServerResponse) => boolean;

function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > mostBytes) resolve(null);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

async function answer(handler: PlainHandler, request: IncomingMessage, response: ServerResponse) {
  const get = (name: string) => [request.headers[name] ?? null].flat().join(', ') || null;
  const sent = await bodyOf(request);
  const { status, headers, body } = await handler({ headers: { get }, body: sent });
  // Whoever sends too much is not listened to until he has done.
  const end = sent === null && { connection: 'close' };
  response.writeHead(status, { ...headers, ...end, 'content-length': Buffer.byteLength(body) }).end(body);
}

/**
 * Answers the named addresses (`POST /api/holds`) before Next reads them, which costs a tenth (docs/performance.md). The
 * same handlers stand behind Next as routes, for where nothing comes before it. Returns what undoes it.
 */
export function answerFirst(handlers: Record<string, PlainHandler>): () => void {
  const first: Listener = (request, response) => {
    const handler = handlers[`${request.method} ${request.url}`];
    if (!handler) return false;
    answer(handler, request, response).catch((error) => {
      log.error({ error }, 'a request that is answered first broke');
      response.destroy();
    });
    return true;
  };
  Object.assign(globalThis, { [symbol]: first });
  return () => void Reflect.deleteProperty(globalThis, symbol);
}
