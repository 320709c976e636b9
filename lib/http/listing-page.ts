/** The keys of the listing's address (lib/catalog/input.ts and listing-url.ts; a test compares them). */
export const listingKeys = [
  'q',
  'when',
  'from',
  'to',
  'city',
  'venue',
  'category',
  'artist',
  'min',
  'max',
  'available',
  'sale',
  'sort',
  'after',
  'before',
];

const isFiltered = (query: URLSearchParams) => listingKeys.some((key) => query.has(key));

/**
 * The page that answers an address: the listing without any filter is one finished page (`app/(shop)/events/all`), with
 * filters it is rendered for each request. People see `/events` in both cases.
 */
export function pageOf(url: string): string {
  if (url === '/events') return '/events/all';
  if (!url.startsWith('/events?')) return url;
  const query = url.slice('/events?'.length);
  return isFiltered(new URLSearchParams(query)) ? url : `/events/all?${query}`;
}
