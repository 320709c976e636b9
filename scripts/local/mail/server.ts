import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Answer, readBody, send } from '@/scripts/local/shared/http';
import { isLocal, mayControl } from '@/scripts/local/shared/local-only';
import type { ApiRequest } from './api/handle';
import type { Controls } from './control/controls';
import { handleControl } from './control/routes';
import { handlePage } from './pages/routes';
import { templatesPage } from './pages/templates-page';
import type { State } from './state';

/** Resend takes mails of up to 40 MB. */
const MAX_BODY = 40 * 1024 * 1024;

export type Parts = {
  state: State;
  controls: Controls;
  handleApi(request: ApiRequest): Promise<Answer | null>;
};

/** One server for the API, the pages and the control calls; it answers as soon as its parts are there. */
export function createInboxServer(parts: Promise<Parts>): Server {
  return createServer((request, response) => {
    parts
      .then((ready) => respond(ready, request, response))
      .catch((error: NodeJS.ErrnoException) => {
        // A caller that goes away while it sends is no failure of ours.
        if (error.code !== 'ECONNRESET') process.stderr.write(`Inbox: ${error.stack}\n`);
        if (response.headersSent) response.destroy();
        else send(response, plain(500, 'The inbox failed; see its output.'));
      });
  });
}

async function respond(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://inbox');
  const body = await readBody(request, MAX_BODY);
  if (body === null) {
    send(response, { ...plain(413, 'Too large.'), headers: { connection: 'close' } });
    return;
  }
  if (url.pathname === '/emails' || url.pathname.startsWith('/emails/')) {
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const { headers } = request;
    const answer = await parts.handleApi({ method, path: url.pathname, headers, body, closed });
    if (answer) send(response, answer);
    else request.socket.destroy();
  } else if (url.pathname.startsWith('/_control/')) {
    const answer = mayControl(request, body !== '')
      ? await handleControl(parts.controls, method, url, body)
      : { status: 403, body: { error: 'Control calls come from this machine, as JSON.' } };
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    send(response, { status: answer.status, headers, body: JSON.stringify(answer.body, null, 2) });
  } else if (!isLocal(request)) {
    // Mails carry links that sign in: they are shown under a local name only.
    send(response, plain(403, 'The inbox is shown on this machine only, at http://localhost.'));
  } else if (method !== 'GET' && method !== 'HEAD') {
    send(response, plain(405, 'The inbox is only read here.'));
  } else if (url.pathname.startsWith('/templates')) {
    send(response, await templatesPage(url));
  } else send(response, handlePage(parts.state, url));
}

function plain(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
