/** Tags of cached pages. Whoever changes the catalog announces these (see announce-change.ts). */
export const catalogTag = 'catalog';
export const eventTag = (slug: string) => `event:${slug}`;
export const venueTag = (slug: string) => `venue:${slug}`;
export const artistTag = (slug: string) => `artist:${slug}`;

/** The channel of PostgreSQL on which processes hear that the catalog changed; the payload is a list of tags. */
export const catalogChannel = 'catalog_changed';
