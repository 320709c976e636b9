import { env } from '@/lib/env';

/**
 * Tells whether a request that changes something comes from our own pages. Browsers say so in `Sec-Fetch-Site`, which no
 * page can forge; older ones in `Origin`. A request with neither is refused. Server actions have Next's own check.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  return request.headers.get('origin') === new URL(env().BASE_URL).origin;
}
