import 'server-only';
import { unstable_cache } from 'next/cache';
import { cache } from 'react';
import { database } from '@/db';
import { briefly } from './briefly';
import { countEvents } from './count-events';
import { countFacets } from './facets';
import { findEvent } from './find-event';
import { findArtist, findVenue } from './find-place';
import { type ListingFilters, noFilters } from './input';
import { listEvents } from './list-events';
import type { ResolvedFilters } from './listing-conditions';
import type { Cursor } from './listing-url';
import { loosen } from './loosen';
import { listOnSaleSoon } from './on-sale-soon';
import { resolveFilters } from './resolve-filters';
import { listSitemaps, readSitemap } from './sitemap';
import { catalogTag, eventTag, listingsTag } from './tags';

/** Seconds after which a public page is rendered anew even if nobody announced a change: sales open, evenings pass. */
const freshFor = 60;

const everything: ResolvedFilters = { ...noFilters, cityId: null, venueId: null, artistId: null };

async function readListing(asked: ListingFilters, cursor: Cursor | null) {
  const ctx = { db: database() };
  const now = new Date();
  const { filters, resolved, names } = await resolveFilters(ctx, asked);
  const [page, total, facets] = await Promise.all([
    listEvents(ctx, { filters: resolved, cursor, now }),
    countEvents(ctx, resolved, now),
    countFacets(ctx, { filters: resolved, now }),
  ]);
  const looser = total === 0 ? await loosen(ctx, filters, now) : [];
  return { ...page, filters, names, total, facets, looser };
}

/** One page of the listing with total, facets and the names behind the filters' slugs. */
export type ListingView = Awaited<ReturnType<typeof readListing>>;

const recentListings = briefly(
  // Safe because searchListing alone makes the keys.
  (key) => readListing(...(JSON.parse(key) as Parameters<typeof readListing>)),
  { seconds: 5, size: 200 },
);

/** Any page of the listing, at most a few seconds old. Pages that are served from the cache use getListing. */
export const searchListing = (asked: ListingFilters, cursor: Cursor | null): Promise<ListingView> =>
  recentListings(JSON.stringify([asked, cursor]));

/** The first page of the whole listing, of a city or of a category. */
export const getListing = cache(
  unstable_cache((filters: ListingFilters) => readListing(filters, null), ['listing'], {
    tags: [catalogTag, listingsTag],
    revalidate: freshFor,
  }),
);

/** What the home page shows. */
export const getHome = cache(
  unstable_cache(
    async () => {
      const ctx = { db: database() };
      const now = new Date();
      const [soon, announced, onSaleSoon, facets] = await Promise.all([
        listEvents(ctx, { filters: everything, now, limit: 8 }),
        listEvents(ctx, { filters: { ...everything, sort: 'announced' }, now, limit: 6 }),
        listOnSaleSoon(ctx, { now, limit: 4 }),
        countFacets(ctx, { filters: everything, now }),
      ]);
      return { soon: soon.events, announced: announced.events, onSaleSoon, facets };
    },
    ['home'],
    { tags: [catalogTag, listingsTag], revalidate: freshFor },
  ),
);

/** A public event by its slug, or null. */
export const getEvent = cache((slug: string) =>
  unstable_cache(() => findEvent({ db: database() }, slug), ['event', slug], {
    tags: [catalogTag, eventTag(slug)],
    revalidate: freshFor,
  })(),
);

/** A venue with its next events, or null. */
export const getVenue = cache(
  unstable_cache(
    async (slug: string) => {
      const ctx = { db: database() };
      const venue = await findVenue(ctx, slug);
      if (!venue) return null;
      const { events, next } = await listEvents(ctx, {
        filters: { ...everything, venueId: venue.id },
        now: new Date(),
      });
      return { ...venue, events, more: next !== null };
    },
    ['venue'],
    { tags: [catalogTag, listingsTag], revalidate: freshFor },
  ),
);

/** An artist with the next events, or null. */
export const getArtist = cache(
  unstable_cache(
    async (slug: string) => {
      const ctx = { db: database() };
      const artist = await findArtist(ctx, slug);
      if (!artist) return null;
      const { events, next } = await listEvents(ctx, {
        filters: { ...everything, artistId: artist.id },
        now: new Date(),
      });
      return { ...artist, events, more: next !== null };
    },
    ['artist'],
    { tags: [catalogTag, listingsTag], revalidate: freshFor },
  ),
);

/** The events that were announced last, for the feed. */
export const getNewEvents = unstable_cache(
  async () => {
    const filters: ResolvedFilters = { ...everything, sort: 'announced' };
    const { events } = await listEvents({ db: database() }, { filters, now: new Date(), limit: 40 });
    return events;
  },
  ['new-events'],
  { tags: [catalogTag, listingsTag], revalidate: 300 },
);

/** The names of the sitemap's files. */
export const getSitemapNames = unstable_cache(() => listSitemaps({ db: database() }), ['sitemaps'], {
  tags: [catalogTag],
  revalidate: 3_600,
});

/** One file of the sitemap, or null. Only the finished XML is cached, by the route: the rows can be megabytes. */
export const getSitemap = (name: string) => readSitemap({ db: database() }, name);
