import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { datePresets, saleFilters } from './input';
import {
  availableCondition,
  eventConditions,
  mainAliases,
  performanceConditions,
  presetCondition,
  type ResolvedFilters,
  saleCondition,
} from './listing-conditions';

const facetNames = ['when', 'city', 'venue', 'category', 'artist', 'available', 'sale'] as const;
type FacetName = (typeof facetNames)[number];

/** One choice of a filter, with the number of events it would leave. `value` is what stands in the address. */
export type FacetChoice = { value: string; label: string; count: number };
export type Facets = Record<FacetName, FacetChoice[]>;

type Input = { filters: ResolvedFilters; now: Date };

/** Choices shown of a filter; the rest is found by search. Venues and artists, whose lists are folded, show fewer. */
const most = 12;
const mostOfFolded = 8;

/** Choices overlap (today lies in this week), so each is a column of the base that says whether a row belongs to it. */
const flags: Record<'when' | 'sale' | 'available', { value: string; condition: (now: Date) => SQL }[]> = {
  when: datePresets.map((value) => ({ value, condition: (now) => presetCondition(value, now, mainAliases) })),
  sale: saleFilters.map((value) => ({ value, condition: (now) => saleCondition(value, now, mainAliases) })),
  available: [{ value: '1', condition: (now) => availableCondition(now, mainAliases) }],
};
const everyFlag = Object.entries(flags).flatMap(([facet, choices]) =>
  choices.map(({ value, condition }) => ({ column: sql.identifier(`${facet}_${value}`), condition })),
);

const countFlags = (facet: keyof typeof flags): SQL =>
  sql.join(
    flags[facet].map(({ value }) => {
      const column = sql.identifier(`${facet}_${value}`);
      return sql`select ${facet} as facet, ${value} as value, ${value} as label,
        (count(*) filter (where ${column}))::int as count from flagged`;
    }),
    sql` union all `,
  );

// Grouped by keys, which hash; names, which sort by the rules of a language, are joined to what is left.
const countNamed = (
  facet: FacetName,
  pairs: SQL,
  named: SQL,
  { order = sql`4 desc, 3`, limit = most } = {},
): SQL =>
  sql`(select ${facet} as facet, n.slug as value, n.name as label, counts.count
    from (select key, count(*)::int as count from (${pairs}) pairs group by key) counts join ${named} on n.key = counts.key
    order by ${order} limit ${limit}::int)`;

const countOf: Record<FacetName, SQL> = {
  when: countFlags('when'),
  sale: countFlags('sale'),
  available: countFlags('available'),
  city: countNamed(
    'city',
    sql`select distinct event_id, city_id as key from base`,
    sql`(select id as key, slug, name from cities) n`,
  ),
  venue: countNamed(
    'venue',
    sql`select distinct event_id, venue_id as key from base`,
    sql`(select id as key, slug, name from venues) n`,
    { limit: mostOfFolded },
  ),
  category: countNamed(
    'category',
    sql`select distinct event_id, category as key from base`,
    sql`(select slug as key, slug, name, position from categories) n`,
    { order: sql`n.position, 3` },
  ),
  artist: countNamed(
    'artist',
    sql`select distinct event_id, artist_id as key from flagged join event_artists using (event_id)`,
    sql`(select id as key, slug, name from artists) n`,
    { limit: mostOfFolded },
  ),
};

const isSet: Record<FacetName, (filters: ResolvedFilters) => boolean> = {
  when: ({ when, from, to }) => Boolean(when || from || to),
  city: ({ cityId }) => cityId !== null,
  venue: ({ venueId }) => venueId !== null,
  category: ({ category }) => category !== null,
  artist: ({ artistId }) => artistId !== null,
  available: ({ available }) => available,
  sale: ({ sale }) => sale !== null,
};

/** Counts several filters over one reading of the performances that pass all filters but `without`. */
async function countOver(
  ctx: Pick<Ctx, 'db'>,
  { filters, now }: Input,
  names: FacetName[],
  without?: FacetName,
) {
  const columns = everyFlag.map(({ column, condition }) => sql`${condition(now)} as ${column}`);
  const anyDate = everyFlag.map(({ column }) => sql`bool_or(${column}) as ${column}`);
  return ctx.db.execute<FacetChoice & { facet: FacetName }>(sql`
    with base as materialized (
      select p.event_id, p.venue_id, v.city_id, e.category, ${sql.join(columns, sql`, `)}
      from performances p join venues v on v.id = p.venue_id join events e on e.id = p.event_id
      where ${performanceConditions(filters, now, { without })} and ${eventConditions(filters, without)}),
    flagged as (select event_id, ${sql.join(anyDate, sql`, `)} from base group by event_id)
    ${sql.join(
      names.map((name) => countOf[name]),
      sql` union all `,
    )}`);
}

/**
 * Counts every filter's choices with all the *other* filters applied, so that each number is what a click would show.
 * Filters that are not set share one reading; each that is set needs one without itself.
 */
export async function countFacets(ctx: Pick<Ctx, 'db'>, input: Input): Promise<Facets> {
  const set = facetNames.filter((name) => isSet[name](input.filters));
  const unset = facetNames.filter((name) => !set.includes(name));
  const rows = await Promise.all([
    unset.length > 0 ? countOver(ctx, input, unset) : [],
    ...set.map((name) => countOver(ctx, input, [name], name)),
  ]);
  const choicesOf = (name: FacetName): FacetChoice[] =>
    rows
      .flat()
      .filter(({ facet }) => facet === name)
      .map(({ value, label, count }) => ({ value, label, count }));
  return {
    when: choicesOf('when'),
    city: choicesOf('city'),
    venue: choicesOf('venue'),
    category: choicesOf('category'),
    artist: choicesOf('artist'),
    available: choicesOf('available'),
    sale: choicesOf('sale'),
  };
}
