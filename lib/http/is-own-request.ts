/**
 * Whether a request that changes something was made by a page of ours, or by no browser at all. Browsers say where a
 * request comes from in `sec-fetch-site`; those that do not know it send an Origin.
 */
export function isOwnRequest(headers: { get(name: string): string | null }): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (!origin) return true;
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}
