import { type SQL, sql } from 'drizzle-orm';
import { type DatePreset, type ListingFilters, priceCurrency, type SaleFilter } from './input';
import { toTsQuery } from './search-query';

/** What a facet leaves out when it counts: itself. */
type FilterName = 'when' | 'city' | 'venue' | 'category' | 'artist' | 'price' | 'available' | 'sale';

/** Filters whose slugs have been looked up. */
export type ResolvedFilters = Omit<ListingFilters, 'city' | 'venue' | 'artist'> & {
  cityId: string | null;
  venueId: string | null;
  artistId: string | null;
  /** No filter of the listing: an organizer's page asks for its own. */
  organizerId?: string;
};

/** Aliases of performances and venues in the statement. */
export type Aliases = { p: SQL; v: SQL };
export const mainAliases: Aliases = { p: sql`p`, v: sql`v` };

const all = (conditions: (SQL | false | null | undefined | '')[]): SQL =>
  sql.join(conditions.filter(Boolean) as SQL[], sql` and `);

/**
 * A date preset, counted in the venue's days. The first comparison lets the index on starts_at bound the walk; zones
 * differ by 26 hours.
 */
export function presetCondition(preset: DatePreset, asOf: Date, { p, v }: Aliases): SQL {
  const local = sql`(${p}.starts_at at time zone ${v}.time_zone)::date`;
  const today = sql`(${asOf.toISOString()}::timestamptz at time zone ${v}.time_zone)::date`;
  const within = (days: number) =>
    sql`${p}.starts_at < ${asOf.toISOString()}::timestamptz + make_interval(days => ${days}::int)`;
  switch (preset) {
    case 'today':
      return sql`${within(2)} and ${local} = ${today}`;
    case 'weekend': {
      const monday = sql`date_trunc('week', ${today}::timestamp)::date`;
      return sql`${within(8)} and ${local} between ${monday} + 4 and ${monday} + 6`;
    }
    case 'week':
      return sql`${within(8)} and ${local} <= ${today} + 6`;
    case 'month':
      return sql`${within(33)} and date_trunc('month', ${local}::timestamp) = date_trunc('month', ${today}::timestamp)`;
  }
}

function rangeCondition({ from, to }: ResolvedFilters, { p, v }: Aliases): SQL | null {
  if (!from && !to) return null;
  const local = sql`(${p}.starts_at at time zone ${v}.time_zone)::date`;
  return all([
    from && sql`${p}.starts_at >= ${from}::date - 1 and ${local} >= ${from}::date`,
    to && sql`${p}.starts_at < ${to}::date + 2 and ${local} <= ${to}::date`,
  ]);
}

function priceCondition({ min, max }: ResolvedFilters, { p }: Aliases): SQL | null {
  if (min === null && max === null) return null;
  return all([
    sql`${p}.currency = ${priceCurrency}`,
    min !== null && sql`${p}.highest_price >= ${min * 100}::int`,
    max !== null && sql`${p}.lowest_price <= ${max * 100}::int`,
  ]);
}

/** Something of it can be bought now, or will be. */
export const availableCondition = (asOf: Date, { p }: Aliases): SQL =>
  sql`${p}.availability <> 'sold_out' and ${p}.off_sale_at > ${asOf.toISOString()}::timestamptz and ${p}.status = 'scheduled'`;

/** On sale at `asOf`, or on sale only later. */
export function saleCondition(sale: SaleFilter, asOf: Date, { p }: Aliases): SQL {
  const now = sql`${asOf.toISOString()}::timestamptz`;
  return sale === 'soon'
    ? sql`${p}.on_sale_at > ${now}`
    : sql`${p}.on_sale_at <= ${now} and ${p}.off_sale_at > ${now}`;
}

/** What must hold for a performance, `asOf` being "now"; `without` leaves one filter out. */
export function performanceConditions(
  filters: ResolvedFilters,
  asOf: Date,
  { aliases = mainAliases, without }: { aliases?: Aliases; without?: FilterName } = {},
): SQL {
  const { p, v } = aliases;
  const now = sql`${asOf.toISOString()}::timestamptz`;
  return all([
    sql`${p}.starts_at > ${now}`,
    sql`${p}.status <> 'cancelled'`,
    without !== 'when' && filters.when && presetCondition(filters.when, asOf, aliases),
    without !== 'when' && rangeCondition(filters, aliases),
    without !== 'city' && filters.cityId && sql`${v}.city_id = ${filters.cityId}::uuid`,
    without !== 'venue' && filters.venueId && sql`${p}.venue_id = ${filters.venueId}::uuid`,
    without !== 'price' && priceCondition(filters, aliases),
    without !== 'available' && filters.available && availableCondition(asOf, aliases),
    without !== 'sale' && filters.sale && saleCondition(filters.sale, asOf, aliases),
  ]);
}

/** What must hold for the event `e` itself. */
export function eventConditions(filters: ResolvedFilters, without?: FilterName): SQL {
  const query = toTsQuery(filters.q);
  return all([
    sql`e.status = 'published'`,
    // The array is computed once, before the walk: a join with the text index would be planned for the wrong case.
    query && sql`e.id = any (array(select id from events where search @@ to_tsquery('simple', ${query})))`,
    without !== 'category' && filters.category && sql`e.category = ${filters.category}`,
    filters.organizerId && sql`e.organizer_id = ${filters.organizerId}::uuid`,
    without !== 'artist' &&
      filters.artistId &&
      sql`exists (select 1 from event_artists a where a.event_id = e.id and a.artist_id = ${filters.artistId}::uuid)`,
  ]);
}
