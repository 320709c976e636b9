import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent } from '@/db/factories';
import { auditLog, events, uploadSizes, uploads } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { makeMember } from '@/lib/organizers/testing';
import { posterSizes } from '@/lib/uploads/poster-sizes';
import { reencodePictures } from '@/lib/uploads/re-encode';
import { sweepUploads } from '@/lib/uploads/sweep-uploads';
import { duplicateEvent } from './create-event';
import { findEvent } from './find-event';
import { removePoster, savePoster } from './set-poster';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function pictures() {
  const create = { width: 900, height: 1_200, channels: 3, background: '#7a1f3d' } as const;
  const encoded = await reencodePictures(await sharp({ create }).jpeg().toBuffer(), posterSizes);
  if (!encoded.ok) throw new Error(encoded.message);
  return encoded.pictures;
}

async function posted() {
  const { event, organizer } = await makeEvent(database.db);
  const { ctx } = await makeMember(database, organizer.id);
  const own = { organizerId: organizer.id, eventId: event.id };
  const shown = async () => (await findEvent(database, event.slug))?.poster ?? null;
  return { ctx, own, event, shown };
}

const exists = async (id = '') => (await database.db.$count(uploads, eq(uploads.id, id))) === 1;
const sweep = () => sweepUploads({ ctx: database, input: { limit: 10 } });
const daysPass = (id: string | undefined, days: number) =>
  database.db.execute(
    sql`update uploads set unused_since = unused_since - ${days} * interval '1 day' where id = ${id}`,
  );

test('a poster is kept in its sizes, shown, renamed, audited; another organizer has no such event', async () => {
  const { ctx, own, shown } = await posted();
  const first = { ...own, pictures: null, alt: 'A stage' };
  expect(await savePoster({ ctx, input: first })).toMatchObject({ ok: false, code: 'NO_PICTURE' });
  const input = { ...own, pictures: await pictures(), alt: null };
  for (const foreign of [{ organizerId: newId() }, { eventId: newId() }, { eventId: 'poster' }]) {
    const refused = await savePoster({ ctx, input: { ...input, ...foreign } });
    expect(refused).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  }
  expect(await database.db.$count(uploads, eq(uploads.organizerId, own.organizerId))).toBe(0);

  expect(await savePoster({ ctx, input })).toEqual({ ok: true });
  const poster = await shown();
  expect(poster).toMatchObject({ width: 720, height: 960 });
  const sizes = await database.db
    .select({ size: uploadSizes.size, contentType: uploadSizes.contentType })
    .from(uploadSizes)
    .where(eq(uploadSizes.uploadId, poster?.id ?? ''));
  expect(sizes.map(({ size, contentType }) => `${size} ${contentType}`).sort()).toEqual([
    'card image/webp',
    'link image/jpeg',
    'thumb image/webp',
  ]);
  expect(await savePoster({ ctx, input: first })).toEqual({ ok: true });
  expect(await shown()).toEqual(poster);
  expect(await removePoster({ ctx, input: { ...own, organizerId: newId() } })).toMatchObject({ ok: false });
  expect(await removePoster({ ctx, input: own })).toEqual({ ok: true });
  expect(await shown()).toBeNull();
  const [row] = await database.db.select().from(events).where(eq(events.id, own.eventId));
  expect(row?.posterAlt).toBeNull();
  const changes = await database.db
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(eq(auditLog.organizerId, own.organizerId))
    .orderBy(auditLog.id);
  expect(changes.map(({ action }) => action)).toEqual([
    'event.poster_changed',
    'event.poster_changed',
    'event.poster_removed',
  ]);
});

test('a picture that nothing shows is deleted days later, with its sizes; one that a copy shows stays', async () => {
  const { ctx, own, shown } = await posted();
  const save = async () => savePoster({ ctx, input: { ...own, pictures: await pictures(), alt: null } });
  await save();
  const old = (await shown())?.id;
  const copy = await duplicateEvent({ ctx, input: own });
  if (!copy.ok) throw new Error(copy.code);
  await save();
  await sweep();
  await daysPass(old, 3);
  await sweep();
  expect(await exists(old)).toBe(true);

  await removePoster({ ctx, input: { ...own, eventId: copy.eventId } });
  await sweep();
  await daysPass(old, 1);
  await sweep();
  expect(await exists(old)).toBe(true);
  await daysPass(old, 2);
  await sweep();
  expect(await exists(old)).toBe(false);
  expect(await database.db.$count(uploadSizes, eq(uploadSizes.uploadId, old ?? ''))).toBe(0);
  expect(await exists((await shown())?.id)).toBe(true);
});

test('what is shown again is kept; a logo lies in mails and is kept for a year', async () => {
  const { ctx, own, shown } = await posted();
  await savePoster({ ctx, input: { ...own, pictures: await pictures(), alt: null } });
  const id = (await shown())?.id;
  await removePoster({ ctx, input: own });
  await sweep();
  await daysPass(id, 3);
  await database.db.update(events).set({ posterId: id }).where(eq(events.id, own.eventId));
  await sweep();
  const [kept] = await database.db
    .select()
    .from(uploads)
    .where(eq(uploads.id, id ?? ''));
  expect(kept?.unusedSince).toBeNull();

  await database.db.update(events).set({ posterId: null }).where(eq(events.id, own.eventId));
  await database.db
    .update(uploads)
    .set({ purpose: 'logo' })
    .where(eq(uploads.id, id ?? ''));
  await sweep();
  await daysPass(id, 300);
  await sweep();
  expect(await exists(id)).toBe(true);
  await daysPass(id, 70);
  await sweep();
  expect(await exists(id)).toBe(false);
});
