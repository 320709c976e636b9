import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Answer, readBody, send } from '@/scripts/local/shared/http';
import { mayControl } from '@/scripts/local/shared/local-only';
import type { ApiRequest } from './api/handle';
import type { Controls } from './control/controls';
import { handleControl } from './control/routes';
import { handlePage } from './pages/routes';
import type { World } from './world';

const MAX_BODY = 1024 * 1024;
const SAFE_METHODS = ['GET', 'HEAD'];

type Parts = {
  world: World;
  controls: Controls;
  handleApi(request: ApiRequest): Promise<Answer | null>;
  /** Does what the clock asks for. */
  catchUp(): void;
  /** Saves and sends after a page's form may have changed something. */
  changed(): void;
};

/** One server for the API, the hosted page, the control calls and the developer's index. */
export function createStandInServer(parts: Parts): Server {
  return createServer((request, response) => {
    respond(parts, request, response).catch((error: Error) => {
      process.stderr.write(`Stripe stand-in: ${error.stack}\n`);
      if (response.headersSent) response.destroy();
      else
        send(response, {
          status: 500,
          headers: { 'content-type': 'text/plain' },
          body: 'The stand-in failed.',
        });
    });
  });
}

async function respond(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const body = await readBody(request, MAX_BODY);
  if (body === null) {
    send(response, { status: 413, headers: { connection: 'close' }, body: '' });
    return;
  }
  parts.catchUp();
  if (url.pathname.startsWith('/v1/')) await respondToApi(parts, { request, response, method, url, body });
  else if (url.pathname.startsWith('/_control/'))
    respondToControl(parts, { request, response, method, url, body });
  else {
    const page = handlePage(parts.world, method === 'HEAD' ? 'GET' : method, url.pathname, body);
    if (!SAFE_METHODS.includes(method)) parts.changed();
    send(response, page);
  }
}

type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  url: URL;
  body: string;
};

async function respondToApi(parts: Parts, exchange: Exchange): Promise<void> {
  const { request, response, method, url, body } = exchange;
  const closed = new Promise<void>((resolve) => response.once('close', resolve));
  const answer = await parts.handleApi({ method, url, headers: request.headers, body, closed });
  if (!answer) {
    request.socket.destroy();
    return;
  }
  send(response, { ...answer, headers: { ...answer.headers, 'content-type': 'application/json' } });
}

function respondToControl(parts: Parts, { request, response, method, url, body }: Exchange): void {
  const path = url.pathname.slice('/_control'.length);
  const answer = mayControl(request, body !== '')
    ? handleControl(parts.controls, method, path, body)
    : { status: 403, body: { error: 'Control calls come from this machine, as JSON.' } };
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  send(response, { status: answer.status, headers, body: JSON.stringify(answer.body, null, 2) });
}
