import type { PlainHandler } from './plain';
import { readBody } from './read-body';

/** A route of Next from a handler that knows no framework; a body above `mostBytes` reaches it as null. */
export function answerInNext(handler: PlainHandler, mostBytes = 64 * 1024) {
  return async (request: Request): Promise<Response> => {
    const body = await readBody(request, mostBytes);
    const answer = await handler({ headers: request.headers, body });
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
}
