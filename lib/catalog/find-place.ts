import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { artists, cities, venues } from '@/db/schema';
import { isSlug } from './slug';

/** Finds a venue with its city by its slug. */
export async function findVenue({ db }: Pick<Ctx, 'db'>, slug: string) {
  if (!isSlug(slug)) return null;
  const [venue] = await db
    .select({
      id: venues.id,
      slug: venues.slug,
      name: venues.name,
      street: venues.street,
      postalCode: venues.postalCode,
      timeZone: venues.timeZone,
      latitude: venues.latitude,
      longitude: venues.longitude,
      description: venues.description,
      city: { slug: cities.slug, name: cities.name, region: cities.region, countryCode: cities.countryCode },
    })
    .from(venues)
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .where(eq(venues.slug, slug));
  return venue ?? null;
}

/** Finds an artist by the slug. */
export async function findArtist({ db }: Pick<Ctx, 'db'>, slug: string) {
  if (!isSlug(slug)) return null;
  const [artist] = await db
    .select({ id: artists.id, slug: artists.slug, name: artists.name, biography: artists.biography })
    .from(artists)
    .where(eq(artists.slug, slug));
  return artist ?? null;
}
