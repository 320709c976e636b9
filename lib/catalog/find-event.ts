import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Ctx } from '@/db';
import {
  artists,
  categories,
  cities,
  eventArtists,
  events,
  organizers,
  performances,
  priceLevels,
  programmeItems,
  uploads,
  venues,
} from '@/db/schema';
import { isSlug } from './slug';

/** What an event's page shows. Moments are ISO 8601, amounts minor units, all-in. */
export type EventView = NonNullable<Awaited<ReturnType<typeof findEvent>>>;
export type PerformanceView = EventView['performances'][number];

/** Finds a public event (published or cancelled) by its slug; null for drafts and for what does not exist. */
export async function findEvent({ db }: Pick<Ctx, 'db'>, slug: string) {
  return isSlug(slug) ? readEvent(db, and(eq(events.slug, slug), ne(events.status, 'draft'))) : null;
}

/** A draft as its page will show it; null once it is public. For callers that have checked who asks. */
export async function findDraft({ db }: Pick<Ctx, 'db'>, eventId: string): Promise<EventView | null> {
  const event = await readEvent(db, and(eq(events.id, eventId), eq(events.status, 'draft')));
  return event && { ...event, status: 'published' };
}

async function readEvent(db: Ctx['db'], which: SQL | undefined) {
  const [event] = await db
    .select({
      id: events.id,
      slug: events.slug,
      title: events.title,
      subtitle: events.subtitle,
      description: events.description,
      status: events.status,
      announcedAt: iso(events.announcedAt),
      /** The uploaded poster; null for the drawn one. */
      poster: { id: uploads.id, width: uploads.width, height: uploads.height },
      posterAlt: events.posterAlt,
      category: { slug: categories.slug, name: categories.name },
      organizer: {
        name: organizers.name,
        supportEmail: organizers.supportEmail,
        website: organizers.website,
        slug: organizers.slug,
        logoId: organizers.logoId,
      },
    })
    .from(events)
    .innerJoin(categories, eq(categories.slug, events.category))
    .innerJoin(organizers, eq(organizers.id, events.organizerId))
    .leftJoin(uploads, eq(uploads.id, events.posterId))
    .where(which);
  if (!event) return null;
  const [people, programme, dates] = await Promise.all([
    findPeople(db, event.id),
    db
      .select({
        position: programmeItems.position,
        kind: programmeItems.kind,
        composer: programmeItems.composer,
        title: programmeItems.title,
        movements: programmeItems.movements,
        conductor: programmeItems.conductor,
      })
      .from(programmeItems)
      .where(eq(programmeItems.eventId, event.id))
      .orderBy(asc(programmeItems.position)),
    findPerformances(db, event.id),
  ]);
  return { ...event, artists: people, programme, performances: dates };
}

const findPeople = (db: Ctx['db'], eventId: string) =>
  db
    .select({
      slug: artists.slug,
      name: artists.name,
      role: eventArtists.role,
      instrument: eventArtists.instrument,
    })
    .from(eventArtists)
    .innerJoin(artists, eq(artists.id, eventArtists.artistId))
    .where(eq(eventArtists.eventId, eventId))
    .orderBy(asc(eventArtists.position));

async function findPerformances(db: Ctx['db'], eventId: string) {
  const dates = await db
    .select({
      id: performances.id,
      startsAt: isoNotNull(performances.startsAt),
      timeKnown: performances.timeKnown,
      doorsAt: iso(performances.doorsAt),
      endsAt: iso(performances.endsAt),
      status: performances.status,
      currency: performances.currency,
      onSaleAt: isoNotNull(performances.onSaleAt),
      offSaleAt: isoNotNull(performances.offSaleAt),
      accessCodeRequired: performances.accessCodeRequired,
      availability: performances.availability,
      lowestPrice: performances.lowestPrice,
      highestPrice: performances.highestPrice,
      timeZone: venues.timeZone,
      venue: { slug: venues.slug, name: venues.name, street: venues.street, postalCode: venues.postalCode },
      city: { slug: cities.slug, name: cities.name, region: cities.region, countryCode: cities.countryCode },
    })
    .from(performances)
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .where(eq(performances.eventId, eventId))
    .orderBy(asc(performances.startsAt), asc(performances.id));
  const ids = dates.map(({ id }) => id);
  const levels = ids.length === 0 ? [] : await findLevels(db, ids);
  return dates.map((date) => ({
    ...date,
    levels: levels.filter(({ performanceId }) => performanceId === date.id),
  }));
}

/** Levels that need a code are for those who have it; they are not advertised. */
const findLevels = (db: Ctx['db'], ids: string[]) =>
  db
    .select({
      performanceId: priceLevels.performanceId,
      name: priceLevels.name,
      price: priceLevels.price,
      onSaleAt: iso(priceLevels.onSaleAt),
      offSaleAt: iso(priceLevels.offSaleAt),
    })
    .from(priceLevels)
    .where(and(inArray(priceLevels.performanceId, ids), eq(priceLevels.accessCodeRequired, false)))
    .orderBy(asc(priceLevels.performanceId), asc(priceLevels.position));

// What is cached must survive JSON, so moments leave the database as text.
const toText = (value: string | Date) => new Date(value).toISOString();

// The decoder is not called for null, so its type has to say it.
function iso(column: AnyPgColumn) {
  return sql`${column}`.mapWith((value: string | Date): string | null => toText(value));
}

function isoNotNull(column: AnyPgColumn) {
  return sql`${column}`.mapWith(toText);
}
