import type { PlainHandler } from './plain';
import { readBody } from './read-body';

/** A route of Next from a handler that knows no framework; a body above `mostBytes` reaches it as null. */
export function answerInNext(handler: PlainHandler, mostBytes = 0) {
  return async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const answer = await handler({
      url: pathname + search,
      headers: request.headers,
      body: await readBody(request, mostBytes),
    });
    const headers = new Headers(answer.headers);
    for (const cookie of answer.cookies ?? []) headers.append('set-cookie', cookie);
    return new Response(answer.body, { status: answer.status, headers });
  };
}
