import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { forwardedFor } from './client-address';

const channel = 'http.server.request.start';

function onRequest(message: unknown): void {
  const { request } = message as { request: IncomingMessage };
  const given = request.headers['x-forwarded-for'];
  const text = Array.isArray(given) ? given.join(',') : given;
  request.headers['x-forwarded-for'] = forwardedFor(request.socket.remoteAddress, text);
}

/**
 * Makes `x-forwarded-for` trustworthy before anything reads it: Next keeps whatever a client sends, and shows its pages
 * no other trace of the peer. Returns what undoes it.
 */
export function trustForwardedFor(): () => void {
  subscribe(channel, onRequest);
  return () => void unsubscribe(channel, onRequest);
}
