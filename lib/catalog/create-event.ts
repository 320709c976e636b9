import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { categories, eventArtists, events, passes, programmeItems } from '@/db/schema';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { lockOrganizer, refuseBeyond } from '@/lib/organizers/caps';
import { fail } from '@/lib/result';
import type { EventDetailsInput } from './event-form-input';
import { slugify } from './import/text';
import { noSuchEvent, refreshSearchText, writePeopleOf } from './own-event';
import { readPeople } from './people-text';

type New = { organizerId: string } & EventDetailsInput;

export const noSuchCategory = () =>
  fail('NO_CATEGORY', 'Please check the marked fields.', {
    fields: { category: 'Choose a category of the list.' } as Record<string, string>,
  });

/** Makes a draft that only the organizer's team sees. */
export async function createEvent({ ctx, input }: { ctx: Ctx; input: New }) {
  const { people, ...values } = input;
  return withTransaction(ctx, async (tx) => {
    const known = await tx.db.select().from(categories).where(eq(categories.slug, input.category));
    if (known.length === 0) return noSuchCategory();
    const full = await refuseMore(tx, input.organizerId);
    if (full) return full;
    const eventId = await insertDraft(tx, values);
    await writePeopleOf(tx, eventId, readPeople(people));
    await refreshSearchText(tx, eventId);
    const { organizerId, ...after } = input;
    await recordChange(tx, {
      organizerId,
      action: 'event.created',
      subjectType: 'event',
      subjectId: eventId,
      after,
    });
    return { ok: true as const, eventId };
  });
}

/**
 * Makes a draft that says the same as one of the organizer's events: texts, artists, programme, poster, passes. Dates are
 * not copied; adding one can take the prices of any date there is. A pass is sold again when it has been given dates.
 */
export async function duplicateEvent({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string; eventId: string };
}) {
  const { organizerId, eventId } = input;
  return withTransaction(ctx, async (tx) => {
    const [from] = await tx.db
      .select()
      .from(events)
      .where(and(eq(events.id, eventId), eq(events.organizerId, organizerId)));
    if (!from) return noSuchEvent();
    const { category, title, subtitle, description, posterId, posterAlt } = from;
    const values = { organizerId, category, title, subtitle, description, posterId, posterAlt };
    const full = await refuseMore(tx, organizerId);
    if (full) return full;
    const copy = await insertDraft(tx, values);
    const people = await tx.db.select().from(eventArtists).where(eq(eventArtists.eventId, eventId));
    const works = await tx.db.select().from(programmeItems).where(eq(programmeItems.eventId, eventId));
    if (people.length > 0)
      await tx.db.insert(eventArtists).values(people.map((row) => ({ ...row, eventId: copy })));
    if (works.length > 0)
      await tx.db.insert(programmeItems).values(works.map((row) => ({ ...row, eventId: copy })));
    await copyPasses(tx, eventId, copy);
    await refreshSearchText(tx, copy);
    await recordChange(tx, {
      organizerId,
      action: 'event.duplicated',
      subjectType: 'event',
      subjectId: copy,
      after: { from: eventId, title },
    });
    return { ok: true as const, eventId: copy };
  });
}

async function refuseMore(tx: Parameters<typeof writePeopleOf>[0], organizerId: string) {
  await lockOrganizer(tx.db, organizerId);
  return refuseBeyond('events', await tx.db.$count(events, eq(events.organizerId, organizerId)));
}

/** Windows are not taken over, since they were meant for other dates. */
async function copyPasses(tx: Parameters<typeof writePeopleOf>[0], from: string, to: string): Promise<void> {
  const rows = await tx.db.select().from(passes).where(eq(passes.eventId, from)).orderBy(passes.id);
  if (rows.length === 0) return;
  const fresh = { eventId: to, onSaleAt: null, offSaleAt: null };
  await tx.db
    .insert(passes)
    .values(rows.map(({ price, createdAt, ...pass }) => ({ ...pass, ...fresh, id: newId() })));
}

type Values = Pick<
  typeof events.$inferInsert,
  'organizerId' | 'category' | 'title' | 'subtitle' | 'description' | 'posterId' | 'posterAlt'
>;

/** The address is the title's; when somebody has that, with the end of the id behind it. */
async function insertDraft(tx: Parameters<typeof writePeopleOf>[0], values: Values): Promise<string> {
  const id = newId();
  const wish = slugify(values.title) || 'event';
  for (const slug of [wish, `${wish}-${id.slice(-8)}`]) {
    const [made] = await tx.db
      .insert(events)
      .values({ ...values, id, slug })
      .onConflictDoNothing({ target: events.slug })
      .returning({ id: events.id });
    if (made) return made.id;
  }
  throw new Error(`No address is free for ${wish}`);
}
