import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { datePresets } from './input';
import {
  eventConditions,
  type FilterName,
  performanceConditions,
  type ResolvedFilters,
} from './listing-conditions';

/** One choice of a filter, with the number of events it would leave. `value` is what stands in the address. */
export type FacetChoice = { value: string; label: string; count: number };
export type Facets = Record<
  'when' | 'city' | 'venue' | 'category' | 'artist' | 'available' | 'sale',
  FacetChoice[]
>;

type Input = { filters: ResolvedFilters; now: Date };

/** Choices shown per filter; the rest is found by search. */
const choices = 12;

const source = sql`from performances p join venues v on v.id = p.venue_id join events e on e.id = p.event_id`;

const where = ({ filters, now }: Input, without: FilterName) =>
  sql`where ${performanceConditions(filters, now, { without })} and ${eventConditions(filters, without)}`;

type Named = { without: FilterName; join: SQL; value: SQL; label: SQL; order?: SQL };

async function countNamed(ctx: Pick<Ctx, 'db'>, input: Input, { without, join, value, label, order }: Named) {
  const rows = await ctx.db.execute<FacetChoice>(sql`
    select ${value} as value, ${label} as label, count(distinct p.event_id)::int as count
    ${source} ${join} ${where(input, without)}
    group by 1, 2 order by ${order ?? sql`3 desc, 2`} limit ${choices}::int`);
  return rows.map(({ value, label, count }) => ({ value, label, count }));
}

/** Presets overlap, so each is counted on its own. */
async function countPresets(ctx: Pick<Ctx, 'db'>, { filters, now }: Input): Promise<FacetChoice[]> {
  const counts = datePresets.map((when) => {
    const preset = { ...filters, when, from: null, to: null };
    return sql`(select count(distinct p.event_id)::int ${source}
      where ${performanceConditions(preset, now)} and ${eventConditions(preset)}) as ${sql.identifier(when)}`;
  });
  const [row] = await ctx.db.execute<Record<string, number>>(sql`select ${sql.join(counts, sql`, `)}`);
  return datePresets.map((value) => ({ value, label: value, count: row?.[value] ?? 0 }));
}

async function countFlags(ctx: Pick<Ctx, 'db'>, { filters, now }: Input, without: 'available' | 'sale') {
  const wanted: [string, ResolvedFilters][] =
    without === 'available'
      ? [['1', { ...filters, available: true }]]
      : [
          ['now', { ...filters, sale: 'now' }],
          ['soon', { ...filters, sale: 'soon' }],
        ];
  const counts = wanted.map(
    ([value, chosen]) => sql`(select count(distinct p.event_id)::int ${source}
      where ${performanceConditions(chosen, now)} and ${eventConditions(chosen)}) as ${sql.identifier(value)}`,
  );
  const [row] = await ctx.db.execute<Record<string, number>>(sql`select ${sql.join(counts, sql`, `)}`);
  return wanted.map(([value]) => ({ value, label: value, count: row?.[value] ?? 0 }));
}

/** Counts every filter's choices with all the *other* filters applied, so that each number is what a click would show. */
export async function countFacets(ctx: Pick<Ctx, 'db'>, input: Input): Promise<Facets> {
  const [when, city, venue, category, artist, available, sale] = await Promise.all([
    countPresets(ctx, input),
    countNamed(ctx, input, {
      without: 'city',
      join: sql`join cities c on c.id = v.city_id`,
      value: sql`c.slug`,
      label: sql`c.name`,
    }),
    countNamed(ctx, input, { without: 'venue', join: sql``, value: sql`v.slug`, label: sql`v.name` }),
    countNamed(ctx, input, {
      without: 'category',
      join: sql`join categories k on k.slug = e.category`,
      value: sql`k.slug`,
      label: sql`k.name`,
      order: sql`min(k.position), 2`,
    }),
    countNamed(ctx, input, {
      without: 'artist',
      join: sql`join event_artists ea on ea.event_id = e.id join artists on artists.id = ea.artist_id`,
      value: sql`artists.slug`,
      label: sql`artists.name`,
    }),
    countFlags(ctx, input, 'available'),
    countFlags(ctx, input, 'sale'),
  ]);
  return { when, city, venue, category, artist, available, sale };
}
