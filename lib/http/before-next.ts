import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { enterTrace, newTrace, traceOf } from '@/lib/trace';
import { forwardedFor } from './client-address';
import { pageOf } from './listing-page';
import { refusalOf, refusalPath } from './refusals';
import { securityHeaders } from './security-headers';

const channel = 'http.server.request.start';

/** An address that cannot be decoded would be an error of ours: its signs stand for themselves, so nothing is found. */
export function decodable(address: string): string {
  if (!address.includes('%')) return address;
  const [path = '', ...query] = address.split('?');
  try {
    decodeURIComponent(path);
    return address;
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?');
  }
}

/** Every server takes the absolute form of a target too (RFC 9112, 3.2.2). */
export function originForm(target: string): string {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return target;
  const { pathname, search } = new URL(target);
  return pathname + search;
}

function onRequest(message: unknown): void {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const parent = request.headers.traceparent;
  enterTrace(traceOf(Array.isArray(parent) ? parent[0] : parent) ?? newTrace());
  const given = request.headers['x-forwarded-for'];
  const text = Array.isArray(given) ? given.join(',') : given;
  request.headers['x-forwarded-for'] = forwardedFor(request.socket.remoteAddress, text);
  request.url = pageOf(decodable(originForm(request.url ?? '/')));
  for (const [name, value] of securityHeaders(request.url, request.headers)) response.setHeader(name, value);
  const refusal = refusalOf(request);
  if (!refusal) return;
  delete request.headers['next-action'];
  request.url = refusalPath(refusal);
}

/**
 * What each request goes through before Next reads it. It gets its trace (lib/trace.ts). `x-forwarded-for` becomes trustworthy: Next keeps whatever a
 * client sends, and shows its pages no other trace of the peer. What Next would answer with 500, though the fault is
 * the sender's, is led to an answer that says so. Headers and the listing's two pages are settled here as well, since Next
 * tries each of its rules for each request (docs/performance.md). Returns what undoes it.
 */
export function standBeforeNext(): () => void {
  subscribe(channel, onRequest);
  return () => void unsubscribe(channel, onRequest);
}
