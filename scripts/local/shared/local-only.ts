import type { IncomingMessage } from 'node:http';

/** Whether a request comes from this machine, to a local name: a page elsewhere cannot rebind its own name to us. */
export function isLocal(request: IncomingMessage): boolean {
  const from = request.socket.remoteAddress ?? '';
  const isLoopback = from === '::1' || /^(::ffff:)?127\./.test(from);
  const isLocalName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
  return isLoopback && isLocalName;
}

/**
 * Whether a request may use control calls: a local one, not sent by a page of another origin, and as JSON when it
 * has a body (which a form of another site cannot send).
 */
export function mayControl(request: IncomingMessage, hasBody: boolean): boolean {
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  const isForeignPage = ['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site'] ?? ''));
  return isLocal(request) && !isForeignPage && (!hasBody || isJson);
}
