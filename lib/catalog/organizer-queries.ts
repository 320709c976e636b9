import 'server-only';
import { unstable_cache } from 'next/cache';
import { cache } from 'react';
import { database } from '@/db';
import { findOrganizer } from '@/lib/organizers/find-organizer';
import { noFilters } from './input';
import { listEvents } from './list-events';
import { isSlug } from './slug';
import { catalogTag, listingsTag } from './tags';

/** An organizer's public page: what it says of itself and its next events; or null. */
export const getOrganizer = cache(
  unstable_cache(
    async (slug: string) => {
      if (!isSlug(slug)) return null;
      const ctx = { db: database() };
      const organizer = await findOrganizer(ctx, slug);
      if (!organizer) return null;
      const { id, ...shown } = organizer;
      const filters = { ...noFilters, cityId: null, venueId: null, artistId: null, organizerId: id };
      const { events, next } = await listEvents(ctx, { filters, now: new Date(), limit: 48 });
      return { ...shown, events, more: next !== null };
    },
    ['organizer'],
    { tags: [catalogTag, listingsTag], revalidate: 60 },
  ),
);
