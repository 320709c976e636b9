import { makeEvent, makeVenue } from '@/db/factories';
import { artists, cities, eventArtists, type events, performances, venues } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';

/** A world for tests of the listing: events with as many performances as the test asks for. */

export const now = new Date('2027-03-10T15:00:00Z');
export const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

type Performance = Partial<typeof performances.$inferInsert>;
type Listed = Partial<typeof events.$inferInsert> & { performances?: Performance[]; artist?: string };

export async function makeListed(
  { db }: TestDatabase,
  { performances: wanted = [{}], artist, ...event }: Listed = {},
) {
  const made = await makeEvent(db, { announcedAt: days(-10), ...event });
  const venueId = wanted.every((one) => one.venueId) ? undefined : (await makeVenue(db)).id;
  const rows = await db
    .insert(performances)
    .values(
      wanted.map((one) => ({
        eventId: made.event.id,
        venueId: one.venueId ?? venueId ?? '',
        startsAt: days(5),
        currency: 'usd',
        onSaleAt: days(-1),
        offSaleAt: one.startsAt ?? days(400),
        lowestPrice: 4_500,
        highestPrice: 12_000,
        ...one,
      })),
    )
    .returning();
  if (artist) {
    const id = newId();
    await db.insert(artists).values({ id, slug: artist, name: artist, sortName: artist });
    await db
      .insert(eventArtists)
      .values({ eventId: made.event.id, artistId: id, role: 'soloist', position: 1 });
  }
  return { ...made, performances: rows };
}

export async function makeCityVenue(
  test: TestDatabase,
  city: Partial<typeof cities.$inferInsert>,
  slug: string,
) {
  const [row] = await test.db
    .insert(cities)
    .values({ slug, name: slug, countryCode: 'US', timeZone: 'America/New_York', ...city })
    .returning();
  const [venue] = await test.db
    .insert(venues)
    .values({
      slug: `${slug}-hall`,
      name: `${slug} Hall`,
      cityId: row?.id ?? '',
      timeZone: row?.timeZone ?? 'UTC',
    })
    .returning();
  if (!venue) throw new Error('The insert returned nothing');
  return venue;
}
