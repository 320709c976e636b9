import { and, asc, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { artists, categories, eventArtists, events } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { noSuchCategory } from './create-event';
import type { EventDetailsInput } from './event-form-input';
import { announceEvent, lockOwnEvent, noSuchEvent, refreshSearchText, writePeopleOf } from './own-event';
import { readPeople, writePeople } from './people-text';

type Save = { organizerId: string; eventId: string } & EventDetailsInput;

/** Changes what an event says of itself. Its address stays: it is in links and on tickets. */
export async function saveEvent({ ctx, input }: { ctx: Ctx; input: Save }) {
  const { organizerId, eventId, people, ...values } = input;
  return withTransaction(ctx, async (tx) => {
    const event = await lockOwnEvent(tx, input);
    if (!event) return noSuchEvent();
    const known = await tx.db.select().from(categories).where(eq(categories.slug, values.category));
    if (known.length === 0) return noSuchCategory();
    const before = await tx.db
      .select({ name: artists.name, role: eventArtists.role, instrument: eventArtists.instrument })
      .from(eventArtists)
      .innerJoin(artists, eq(artists.id, eventArtists.artistId))
      .where(eq(eventArtists.eventId, eventId))
      .orderBy(asc(eventArtists.position));
    await tx.db
      .update(events)
      .set(values)
      .where(and(eq(events.id, eventId), eq(events.organizerId, organizerId)));
    // The text cannot say everything an import knows of a role: who was not touched stays as he is.
    if (writePeople(before) !== writePeople(readPeople(people)))
      await writePeopleOf(tx, eventId, readPeople(people));
    await refreshSearchText(tx, eventId);
    const { title, subtitle, category, description } = event;
    await recordChange(tx, {
      organizerId,
      action: 'event.changed',
      subjectType: 'event',
      subjectId: eventId,
      before: { title, subtitle, category, description, people: writePeople(before) },
      after: { ...values, people: writePeople(readPeople(people)) },
    });
    await announceEvent(tx, event);
    return { ok: true as const };
  });
}
