/** Tags of cached pages. Whoever changes the catalog announces those that it touches (see announce-change.ts). */

/** Everything public. */
export const catalogTag = 'catalog';
/** Home, listings, venues, artists, feeds, sitemap. */
export const listingsTag = 'listings';
/** One event's page and calendar. */
export const eventTag = (slug: string) => `event:${slug}`;

/** The channel of PostgreSQL on which web processes hear of changes; the payload is a JSON list of tags. */
export const catalogChannel = 'catalog_changed';
