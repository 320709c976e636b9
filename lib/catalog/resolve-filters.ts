import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { ListingFilters } from './input';
import type { ResolvedFilters } from './listing-conditions';

type Named = { id: string; name: string };

/** What the slugs of the address stand for; null where the filter is not set. */
export type FilterNames = Record<'city' | 'venue' | 'artist' | 'category', string | null>;

/**
 * Looks the slugs up. One that nothing answers to is dropped from the filters, as any unknown value is, so that
 * `filters` are those that apply.
 */
export async function resolveFilters(
  ctx: Pick<Ctx, 'db'>,
  asked: ListingFilters,
): Promise<{ filters: ListingFilters; resolved: ResolvedFilters; names: FilterNames }> {
  const { city, venue, artist, category } = asked;
  const rows =
    city || venue || artist || category
      ? await ctx.db.execute<Named & { kind: keyof FilterNames }>(sql`
          select 'city' as kind, id::text, name from cities where slug = ${city}
          union all select 'venue', id::text, name from venues where slug = ${venue}
          union all select 'artist', id::text, name from artists where slug = ${artist}
          union all select 'category', slug, name from categories where slug = ${category}`)
      : [];
  const found = (kind: keyof FilterNames): Named | null => rows.find((row) => row.kind === kind) ?? null;
  const filters = {
    ...asked,
    city: found('city') && city,
    venue: found('venue') && venue,
    artist: found('artist') && artist,
    category: found('category') && category,
  };
  return {
    filters,
    resolved: {
      ...filters,
      cityId: found('city')?.id ?? null,
      venueId: found('venue')?.id ?? null,
      artistId: found('artist')?.id ?? null,
    },
    names: {
      city: found('city')?.name ?? null,
      venue: found('venue')?.name ?? null,
      artist: found('artist')?.name ?? null,
      category: found('category')?.name ?? null,
    },
  };
}
