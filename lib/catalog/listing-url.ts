import { filterKeys, type ListingFilters, noFilters, type Sort } from './input';

/** Where a page of the listing begins: after or before the row with this key. */
export type Cursor = {
  direction: 'after' | 'before';
  /** What the rows are sorted by: microseconds since 1970, or minor units of a price. */
  key: string;
  /** Breaks ties: the performance's id when sorted by date, else the event's. */
  id: string;
  /** Milliseconds since 1970: the moment that the first page was shown. "Upcoming" means after it on every page. */
  asOf: number;
};

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const cursorPattern = new RegExp(`^(date|announced|price)~(\\d{1,17})~(${uuid})~(\\d{1,14})$`);

const writeCursor = ({ key, id, asOf }: Cursor, sort: Sort) => `${sort}~${key}~${id}~${asOf}`;

/** Reads `after` or `before` from the address; null when there is none, or one that belongs to another sorting. */
export function parseCursor(
  params: Record<string, string | string[] | undefined>,
  sort: Sort,
): Cursor | null {
  for (const direction of ['after', 'before'] as const) {
    const value = params[direction];
    const match = typeof value === 'string' ? cursorPattern.exec(value) : null;
    if (match?.[1] === sort)
      return { direction, key: match[2] ?? '', id: match[3] ?? '', asOf: Number(match[4]) };
  }
  return null;
}

const written = (value: ListingFilters[keyof ListingFilters]) => (value === true ? '1' : String(value));

const isSet = (filters: ListingFilters, key: keyof ListingFilters) => filters[key] !== noFilters[key];

/** The keys that differ from the default, in the order of the address. */
export const setKeys = (filters: ListingFilters) => filterKeys.filter((key) => isSet(filters, key));

/**
 * The one address of a listing. A city or a category alone is a path, which is served from the cache and indexed;
 * everything else is a query in a fixed order.
 */
export function listingHref(filters: ListingFilters, cursor?: Cursor | null): string {
  const keys = setKeys(filters);
  if (!cursor && keys.length === 1 && (keys[0] === 'city' || keys[0] === 'category')) {
    return `/events/${keys[0]}/${filters[keys[0]]}`;
  }
  const query = keys.map((key) => `${key}=${encodeURIComponent(written(filters[key]))}`);
  if (cursor) query.push(`${cursor.direction}=${writeCursor(cursor, filters.sort)}`);
  return query.length === 0 ? '/events' : `/events?${query.join('&')}`;
}
