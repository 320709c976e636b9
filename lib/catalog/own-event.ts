import { and, eq } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { artists, eventArtists, events, performances, programmeItems, venues } from '@/db/schema';
import { newId } from '@/lib/ids';
import { fail } from '@/lib/result';
import { announceCatalogChange } from './announce-change';
import { searchTextOf } from './import/search-text';
import { slugify } from './import/text';
import { type Person, sortNameOf } from './people-text';
import { eventTag, listingsTag } from './tags';

type Tx = Ctx & { db: Transaction };

export const noSuchEvent = () => fail('NOT_FOUND', 'This event is not there, or no longer open to you.');

/** An organizer's own event, locked against other changes of it; undefined when it has no such event. */
export async function lockOwnEvent(
  tx: Tx,
  { organizerId, eventId }: { organizerId: string; eventId: string },
) {
  const [event] = await tx.db
    .select()
    .from(events)
    .where(and(eq(events.id, eventId), eq(events.organizerId, organizerId)))
    .for('no key update');
  return event;
}

/** Has public pages show what changed about an event; a draft has none. */
export async function announceEvent(tx: Tx, event: { slug: string; status: string }): Promise<void> {
  if (event.status === 'draft') return;
  await announceCatalogChange({ ctx: tx, tags: [listingsTag, eventTag(event.slug)] });
}

/** Writes who plays, in this order; artists are found by their name, or made. */
export async function writePeopleOf(tx: Tx, eventId: string, people: readonly Person[]): Promise<void> {
  await tx.db.delete(eventArtists).where(eq(eventArtists.eventId, eventId));
  for (const [position, person] of people.entries()) {
    const artistId = await findOrMakeArtist(tx, person);
    const { role, instrument } = person;
    await tx.db
      .insert(eventArtists)
      .values({ eventId, artistId, role, instrument, position: position + 1 })
      .onConflictDoNothing();
  }
}

async function findOrMakeArtist(tx: Tx, person: Person): Promise<string> {
  const id = newId();
  const slug = slugify(person.name) || `artist-${id.slice(-12)}`;
  const values = { id, name: person.name, sortName: sortNameOf(person) };
  const [made] = await tx.db
    .insert(artists)
    .values({ ...values, slug })
    .onConflictDoNothing({ target: artists.slug })
    .returning({ id: artists.id });
  if (made) return made.id;
  const [found] = await tx.db.select({ id: artists.id }).from(artists).where(eq(artists.slug, slug));
  if (!found) throw new Error(`The artist ${slug} is there and is not`);
  return found.id;
}

/** Flattens artists, programme and venues of an event anew, so that search finds it by them. */
export async function refreshSearchText(tx: Tx, eventId: string): Promise<void> {
  const [people, works, places] = await Promise.all([
    tx.db
      .select({ name: artists.name })
      .from(eventArtists)
      .innerJoin(artists, eq(artists.id, eventArtists.artistId))
      .where(eq(eventArtists.eventId, eventId)),
    tx.db
      .select({ composer: programmeItems.composer, title: programmeItems.title })
      .from(programmeItems)
      .where(eq(programmeItems.eventId, eventId)),
    tx.db
      .selectDistinct({ name: venues.name })
      .from(performances)
      .innerJoin(venues, eq(venues.id, performances.venueId))
      .where(eq(performances.eventId, eventId)),
  ]);
  const parts = [...people, ...places].map(({ name }) => name);
  const searchText = searchTextOf([...parts, ...works.flatMap(({ composer, title }) => [composer, title])]);
  await tx.db.update(events).set({ searchText, updatedAt: new Date() }).where(eq(events.id, eventId));
}
