import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent } from '@/db/factories';
import { auditLog, draftPreviews, events } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { makeMember } from '@/lib/organizers/testing';
import { makeDraftPreview, openPreviews, previewedEvent, revokeDraftPreview } from './draft-previews';
import { findDraft } from './find-event';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function draft() {
  const { event, organizer } = await makeEvent(database.db);
  await database.db.update(events).set({ status: 'draft', announcedAt: null }).where(eq(events.id, event.id));
  const { ctx } = await makeMember(database, organizer.id);
  const ids = { organizerId: organizer.id, eventId: event.id };
  const link = async () => {
    const made = await makeDraftPreview({ ctx, input: { ...ids, days: 7 } });
    if (!made.ok) throw new Error(made.code);
    return made.token;
  };
  return { ...ids, ctx, link, shown: (token: string) => previewedEvent(database, token) };
}

test('a link shows its draft, and only its hash is kept', async () => {
  const { eventId, link, shown } = await draft();
  const token = await link();
  expect(await shown(token)).toBe(eventId);
  expect((await findDraft(database, eventId))?.id).toBe(eventId);
  const kept = JSON.stringify(await database.db.select().from(draftPreviews));
  const logged = JSON.stringify(await database.db.select().from(auditLog));
  expect(kept.includes(token) || logged.includes(token)).toBe(false);
  expect(logged).toContain('event.preview_made');
  for (const wrong of [
    '',
    token.slice(1),
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    `${token}A`,
  ]) {
    expect(await shown(wrong)).toBeNull();
  }
});

test('late or taken back it shows nothing; taking back twice changes nothing', async () => {
  const { organizerId, eventId, ctx, link, shown } = await draft();
  const [late, gone, good] = [await link(), await link(), await link()];
  const [, second] = await openPreviews(database.ctx(), organizerId, eventId);
  const input = { organizerId, eventId, previewId: second?.id ?? '' };
  expect(await revokeDraftPreview({ ctx, input })).toEqual({ ok: true });
  expect(await revokeDraftPreview({ ctx, input })).toEqual({ ok: true });
  expect(await shown(gone)).toBeNull();
  await database.db.execute(sql`
    update draft_previews set expires_at = now() where id = (
      select id from draft_previews where event_id = ${eventId} order by created_at limit 1)`);
  expect(await shown(late)).toBeNull();
  expect(await shown(good)).toBe(eventId);
});

test('of what is public there is no preview, old links included', async () => {
  const { organizerId, eventId, ctx, link } = await draft();
  await link();
  await database.db
    .update(events)
    .set({ status: 'published', announcedAt: new Date() })
    .where(eq(events.id, eventId));
  expect(await findDraft(database, eventId)).toBeNull();
  expect(await makeDraftPreview({ ctx, input: { organizerId, eventId, days: 1 } })).toMatchObject({
    code: 'PUBLIC',
  });
});

test('another organizer neither makes nor takes back, nor sees', async () => {
  const mine = await draft();
  const other = await draft();
  const token = await mine.link();
  const [link] = await openPreviews(database.ctx(), mine.organizerId, mine.eventId);
  const asOther = { organizerId: other.organizerId, eventId: mine.eventId };
  expect(await makeDraftPreview({ ctx: other.ctx, input: { ...asOther, days: 7 } })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(
    await revokeDraftPreview({ ctx: other.ctx, input: { ...asOther, previewId: link?.id ?? '' } }),
  ).toMatchObject({ code: 'NOT_FOUND' });
  expect(await openPreviews(database.ctx(), other.organizerId, mine.eventId)).toEqual([]);
  expect(await mine.shown(token)).toBe(mine.eventId);
});
