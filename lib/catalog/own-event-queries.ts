import 'server-only';
import { and, asc, count, desc, eq, ilike, or, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import {
  artists,
  categories,
  cities,
  eventArtists,
  events,
  organizers,
  performances,
  placeStock,
  priceLevels,
  uploads,
  venues,
} from '@/db/schema';
import { isId } from '@/lib/ids';
import { writePeople } from './people-text';

/** An organizer's event as its page in the admin area shows it. */
export type OwnEventView = NonNullable<Awaited<ReturnType<typeof getOwnEvent>>>;
export type OwnDateView = OwnEventView['dates'][number];

/** An event with its dates; null when the organizer has no such event. */
export async function getOwnEvent({ db }: Ctx, organizerId: string, eventId: string) {
  if (!isId(eventId)) return null;
  const [event] = await db
    .select({
      id: events.id,
      slug: events.slug,
      title: events.title,
      subtitle: events.subtitle,
      category: events.category,
      categoryName: categories.name,
      description: events.description,
      status: events.status,
      poster: { id: uploads.id, width: uploads.width, height: uploads.height },
      posterAlt: events.posterAlt,
      currency: organizers.currency,
      timeZone: organizers.timeZone,
    })
    .from(events)
    .innerJoin(categories, eq(categories.slug, events.category))
    .innerJoin(organizers, eq(organizers.id, events.organizerId))
    .leftJoin(uploads, eq(uploads.id, events.posterId))
    .where(and(eq(events.id, eventId), eq(events.organizerId, organizerId)));
  if (!event) return null;
  const [people, dates] = await Promise.all([
    db
      .select({ name: artists.name, role: eventArtists.role, instrument: eventArtists.instrument })
      .from(eventArtists)
      .innerJoin(artists, eq(artists.id, eventArtists.artistId))
      .where(eq(eventArtists.eventId, eventId))
      .orderBy(asc(eventArtists.position)),
    db
      .select({
        id: performances.id,
        startsAt: performances.startsAt,
        timeKnown: performances.timeKnown,
        status: performances.status,
        venue: venues.name,
        timeZone: venues.timeZone,
        levels: sql<number>`count(${priceLevels.id})::int`,
        sold: sql<number>`(coalesce(sum(${placeStock.sold}), 0)
          + (select count(*) from claims c where c.performance_id = ${performances.id} and c.state = 'sold'))::int`,
      })
      .from(performances)
      .innerJoin(venues, eq(venues.id, performances.venueId))
      .leftJoin(priceLevels, eq(priceLevels.performanceId, performances.id))
      .leftJoin(placeStock, eq(placeStock.priceLevelId, priceLevels.id))
      .where(eq(performances.eventId, eventId))
      .groupBy(performances.id, venues.id)
      .orderBy(asc(performances.startsAt), asc(performances.id))
      .limit(500),
  ]);
  return {
    ...event,
    people: writePeople(people),
    dates: dates.map((date) => ({ ...date, startsAt: date.startsAt.toISOString() })),
  };
}

/** What an event can be filed under. */
export const listCategories = ({ db }: Ctx) =>
  db
    .select({ slug: categories.slug, name: categories.name })
    .from(categories)
    .orderBy(asc(categories.position));

const venueColumns = {
  id: venues.id,
  name: venues.name,
  street: venues.street,
  city: cities.name,
  region: cities.region,
  timeZone: venues.timeZone,
};

export type VenueChoice = Awaited<ReturnType<typeof findVenues>>[number];

/** Venues to choose from: those the text finds, or, without a text, those the organizer plays in most. */
export async function findVenues({ db }: Ctx, organizerId: string, search: string) {
  if (!search) {
    return db
      .select(venueColumns)
      .from(performances)
      .innerJoin(events, eq(events.id, performances.eventId))
      .innerJoin(venues, eq(venues.id, performances.venueId))
      .innerJoin(cities, eq(cities.id, venues.cityId))
      .where(eq(events.organizerId, organizerId))
      .groupBy(venues.id, cities.id)
      .orderBy(desc(count()))
      .limit(12);
  }
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .select(venueColumns)
    .from(venues)
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .where(or(ilike(venues.name, like), ilike(cities.name, like)))
    .orderBy(asc(venues.name), asc(venues.id))
    .limit(24);
}

/** A venue by its id; null when there is none. */
export async function getVenueChoice({ db }: Ctx, venueId: string) {
  if (!isId(venueId)) return null;
  const [venue] = await db
    .select(venueColumns)
    .from(venues)
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .where(eq(venues.id, venueId));
  return venue ?? null;
}

/** The country of most cities that keep this time; '' when we know none. */
export async function usualCountry({ db }: Ctx, timeZone: string): Promise<string> {
  const [most] = await db
    .select({ country: cities.countryCode })
    .from(cities)
    .where(eq(cities.timeZone, timeZone))
    .groupBy(cities.countryCode)
    .orderBy(desc(count()))
    .limit(1);
  return most?.country ?? '';
}
