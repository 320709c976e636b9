import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { artists, cities, venues } from '@/db/schema';
import { newId } from '@/lib/ids';
import type { Place } from './places';
import type { PlannedArtist, PlannedPerformance } from './plan';
import { slugify } from './text';

type Venue = PlannedPerformance['venue'];

const cityKey = (place: Place) => [place.city, place.region, place.countryCode].join('|');
/** One hall per name and city: there is a Tonhalle in Zurich and one in Düsseldorf. */
export const venueKey = (venue: Venue) => `${venue.name}|${cityKey(venue.place)}`;

/** The ids of artists by the slug of their name; unknown ones are added. */
export async function findOrAddArtists(
  db: Transaction,
  wanted: readonly PlannedArtist[],
): Promise<Map<string, string>> {
  const bySlug = new Map(wanted.map((artist) => [slugify(artist.name), artist]));
  if (bySlug.size > 0) {
    const rows = [...bySlug].map(([slug, { name, sortName }]) => ({ id: newId(), slug, name, sortName }));
    await db.insert(artists).values(rows).onConflictDoNothing({ target: artists.slug });
  }
  const found = await db
    .select()
    .from(artists)
    .where(inArray(artists.slug, [...bySlug.keys()]));
  return new Map(found.map((artist) => [artist.slug, artist.id]));
}

async function findOrAddCities(db: Transaction, places: readonly Place[]): Promise<Map<string, string>> {
  const known = await db.select().from(cities);
  const ids = new Map(known.map((row) => [[row.name, row.region, row.countryCode].join('|'), row.id]));
  const taken = new Set(known.map((row) => row.slug));
  for (const place of places) {
    if (ids.has(cityKey(place))) continue;
    const id = newId();
    const { city: name, region, countryCode, timeZone, latitude, longitude } = place;
    const slug = firstFree(taken, [
      name,
      `${name} ${region ?? countryCode}`,
      `${name} ${countryCode} ${id.slice(-6)}`,
    ]);
    await db.insert(cities).values({ id, slug, name, region, countryCode, timeZone, latitude, longitude });
    ids.set(cityKey(place), id);
  }
  return ids;
}

/** The ids of venues by their key; unknown ones are added, with their city. */
export async function findOrAddVenues(
  db: Transaction,
  wanted: readonly Venue[],
): Promise<Map<string, string>> {
  const byKey = new Map(wanted.map((venue) => [venueKey(venue), venue]));
  const cityIds = await findOrAddCities(
    db,
    [...byKey.values()].map((venue) => venue.place),
  );
  const known = await db
    .select({
      id: venues.id,
      slug: venues.slug,
      name: venues.name,
      city: cities.name,
      region: cities.region,
      country: cities.countryCode,
    })
    .from(venues)
    .innerJoin(cities, eq(cities.id, venues.cityId));
  const ids = new Map(known.map((row) => [[row.name, row.city, row.region, row.country].join('|'), row.id]));
  const taken = new Set(known.map((row) => row.slug));
  for (const [key, { name, place }] of byKey) {
    if (ids.has(key)) continue;
    const id = newId();
    const slug = firstFree(taken, [name, `${name} ${place.city}`, `${name} ${place.city} ${id.slice(-6)}`]);
    await db
      .insert(venues)
      .values({ id, slug, name, cityId: cityIds.get(cityKey(place)) ?? '', timeZone: place.timeZone });
    ids.set(key, id);
  }
  return ids;
}

function firstFree(taken: Set<string>, names: readonly string[]): string {
  const slug = names.map((name) => slugify(name)).find((one) => one && !taken.has(one)) ?? newId();
  taken.add(slug);
  return slug;
}
