import { sql } from 'drizzle-orm';
import type { Database } from '@/db';
import { countEvents } from '@/lib/catalog/count-events';
import { countFacets } from '@/lib/catalog/facets';
import { type ListingFilters, noFilters, parseFilters } from '@/lib/catalog/input';
import { listEvents } from '@/lib/catalog/list-events';
import type { ResolvedFilters } from '@/lib/catalog/listing-conditions';
import type { Cursor } from '@/lib/catalog/listing-url';
import { resolveFilters } from '@/lib/catalog/resolve-filters';

export const everything: ResolvedFilters = { ...noFilters, cityId: null, venueId: null, artistId: null };

export type Question = { name: string; ask: () => Promise<unknown> };

/** The city, the category and the artist with the most dates ahead: the busiest that a filter can meet. */
async function busiest(db: Database): Promise<{ city: string; category: string; artist: string }> {
  const [row] = await db.execute<{ city: string; category: string; artist: string }>(sql`
    with ahead as (
      select p.event_id, v.city_id, e.category from performances p
      join venues v on v.id = p.venue_id join events e on e.id = p.event_id where p.starts_at > now())
    select
      (select c.slug from ahead join cities c on c.id = city_id group by 1 order by count(*) desc limit 1) as city,
      (select category from ahead group by 1 order by count(*) desc limit 1) as category,
      (select a.slug from ahead join event_artists using (event_id) join artists a on a.id = artist_id
        group by 1 order by count(*) desc limit 1) as artist`);
  if (!row) throw new Error('A select without a from gave no row');
  return row;
}

/** The cursor after so many pages of the whole listing; that of the last page when there are fewer. */
async function cursorAfter(db: Database, pages: number): Promise<Cursor | null> {
  const now = new Date();
  let cursor: Cursor | null = null;
  for (let page = 0; page < pages; page++) {
    const { next } = await listEvents({ db }, { filters: everything, cursor, now });
    if (!next) break;
    cursor = next;
  }
  return cursor;
}

/** What visitors ask of the catalog; the first is the floor, a round trip that does nothing. */
export async function questionsFor(db: Database): Promise<Question[]> {
  const ctx = { db };
  const { city, category, artist } = await busiest(db);
  const deep = await cursorAfter(db, 20);
  const list = (filters: ResolvedFilters, cursor?: Cursor | null) => () =>
    listEvents(ctx, { filters, cursor, now: new Date() });
  const resolved = async (raw: Partial<Record<keyof ListingFilters, string>>) =>
    (await resolveFilters(ctx, parseFilters(raw))).resolved;
  const narrow = await resolved({ city, when: 'month' });
  return [
    { name: 'floor: select 1', ask: () => db.execute(sql`select 1`) },
    { name: 'all by date', ask: list(everything) },
    { name: 'the same, 20 pages on by keyset', ask: list(everything, deep) },
    { name: 'city', ask: list(await resolved({ city })) },
    { name: 'category, next 7 days', ask: list(await resolved({ category, when: 'week' })) },
    { name: 'city, category, up to $100', ask: list(await resolved({ city, category, max: '100' })) },
    { name: 'artist', ask: list(await resolved({ artist })) },
    { name: 'all by price', ask: list(await resolved({ sort: 'price' })) },
    { name: 'just announced', ask: list(await resolved({ sort: 'announced' })) },
    { name: 'text, a common word', ask: list(await resolved({ q: 'symphony' })) },
    { name: 'text, two rare words', ask: list(await resolved({ q: 'wozzeck berg' })) },
    { name: 'total', ask: () => countEvents(ctx, everything, new Date()) },
    {
      name: 'all facets over everything',
      ask: () => countFacets(ctx, { filters: everything, now: new Date() }),
    },
    { name: 'all facets, city and month', ask: () => countFacets(ctx, { filters: narrow, now: new Date() }) },
    { name: 'resolve the slugs', ask: () => resolved({ city, category, artist }) },
  ];
}
