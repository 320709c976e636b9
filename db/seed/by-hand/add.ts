import { eq } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Transaction } from '@/db';
import { accessCodes, eventArtists, events, performances, venues } from '@/db/schema';
import { momentAt } from '@/lib/catalog/import/dates';
import { findOrAddArtists, findOrAddVenues, venueKey } from '@/lib/catalog/import/directory';
import { findPlace } from '@/lib/catalog/import/places';
import { searchTextOf } from '@/lib/catalog/import/search-text';
import { slugify } from '@/lib/catalog/import/text';
import { newId } from '@/lib/ids';
import { createLevels } from '../levels';
import type { StoredPlan } from '../plans/store';
import { concerts } from './concerts';
import { sellOut } from './sell-out';
import { talksAndComedy } from './talks-and-comedy';
import type { HandMade, HandMadeDate } from './types';

type World = { organizers: Map<string, string>; plans: Map<string, StoredPlan>; now: Date };

const hour = 3_600_000;
const day = 24 * hour;

/** Adds the events of other kinds than the orchestra's. */
export async function addByHand(db: Transaction, world: World): Promise<void> {
  for (const event of [...concerts, ...talksAndComedy]) await addEvent(db, event, world);
}

async function addEvent(db: Transaction, event: HandMade, { organizers, plans, now }: World) {
  const { slug, title, subtitle, description, category, status = 'published' } = event;
  const venue = await addVenue(db, event.venue);
  const eventId = newId();
  await db.insert(events).values({
    ...{ id: eventId, slug, title, subtitle, description, category, status },
    organizerId: organizers.get(event.organizer) ?? '',
    announcedAt: new Date(now.getTime() - event.announcedDaysAgo * day),
    searchText: searchTextOf([
      title,
      subtitle,
      event.venue.name,
      venue.city,
      ...event.artists.map((one) => one.name),
    ]),
    source: 'demo',
    sourceId: slug,
  });
  await addArtists(db, eventId, event.artists);
  for (const [index, date] of event.dates.entries()) {
    const startsAt = startOf(date, venue.timeZone, now);
    const id = newId();
    const prices = event.levels.map((level) => level.price);
    await db.insert(performances).values({
      ...{
        id,
        eventId,
        venueId: venue.id,
        startsAt,
        currency: 'usd',
        source: 'demo',
        sourceId: `${slug}/${index + 1}`,
      },
      planId: event.levels.some((level) => level.categories) ? plans.get(venue.slug)?.planId : null,
      doorsAt: new Date(startsAt.getTime() - hour),
      endsAt: new Date(startsAt.getTime() + (event.hours ?? 2) * hour),
      onSaleAt: new Date(Math.floor(now.getTime() / hour) * hour + event.onSaleInDays * day),
      offSaleAt: startsAt,
      status: date.status ?? 'scheduled',
      maxPerOrder: event.maxPerOrder ?? 8,
      maxPerBuyer: event.maxPerOrder ?? 8,
      accessCodeRequired: Boolean(event.accessCode),
      lowestPrice: Math.min(...prices),
      highestPrice: Math.max(...prices),
    });
    if (event.accessCode) await db.insert(accessCodes).values({ performanceId: id, code: event.accessCode });
    const levels = createLevels();
    const levelIds = levels.add(id, event.levels);
    await levels.store(db);
    if (event.soldOut) await sellOut(db, { performanceId: id, levelIds, now });
  }
}

/** A number of days ahead, then on to the weekday, at a clock time of the venue. */
function startOf(
  { afterDays, weekday, hour: at, minute = 0 }: HandMadeDate,
  timeZone: string,
  now: Date,
): Date {
  const from = DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: afterDays });
  const date = from.plus({ days: (weekday - from.weekday + 7) % 7 });
  return momentAt(String(date.toISODate()), { hour: at, minute }, timeZone);
}

async function addVenue(db: Transaction, { name, location, street, description }: HandMade['venue']) {
  const place = findPlace(location);
  if (!place) throw new Error(`The seed does not know the place ${location}`);
  const ids = await findOrAddVenues(db, [{ name, place }]);
  const id = ids.get(venueKey({ name, place })) ?? '';
  const [venue] = await db
    .update(venues)
    .set({ street: street ?? null, description: description ?? null })
    .where(eq(venues.id, id))
    .returning({ slug: venues.slug });
  return { id, slug: venue?.slug ?? '', timeZone: place.timeZone, city: place.city };
}

async function addArtists(db: Transaction, eventId: string, artists: HandMade['artists']) {
  const planned = artists.map(({ name, role }) => ({
    name,
    role,
    sortName: sortNameOf(name),
    instrument: null,
  }));
  const ids = await findOrAddArtists(db, planned);
  await db.insert(eventArtists).values(
    planned.map(({ name, role }, position) => ({
      eventId,
      artistId: ids.get(slugify(name)) ?? '',
      role,
      position,
    })),
  );
}

/** Two words are a person's name; "The …" and longer ones are a band's. */
function sortNameOf(name: string): string {
  const words = name.split(' ');
  if (words[0] === 'The') return `${words.slice(1).join(' ')}, The`;
  return words.length === 2 ? `${words[1]}, ${words[0]}` : name;
}
