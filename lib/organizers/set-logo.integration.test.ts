import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLog, organizers, uploads } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { reencodePicture } from '@/lib/uploads/re-encode';
import { logoSize, setLogo } from './set-logo';
import { makeMember, makeOrganizer } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function picture() {
  const bytes = await sharp({ create: { width: 900, height: 300, channels: 4, background: '#7a1f3d' } })
    .webp()
    .toBuffer();
  const encoded = await reencodePicture(bytes, logoSize);
  if (!encoded.ok) throw new Error(encoded.message);
  return encoded.picture;
}

const logoOf = async (organizerId: string) =>
  (
    await database.db
      .select({ logoId: organizers.logoId })
      .from(organizers)
      .where(eq(organizers.id, organizerId))
  )[0]?.logoId;

test('a logo is kept as PNG, announced and audited; taken away it no longer stands, and stays for old mails', async () => {
  const [organizer, other] = [await makeOrganizer(database), await makeOrganizer(database)];
  const { ctx } = await makeMember(database, organizer.id);
  const told: string[] = [];
  const announce = async ({ slug }: { slug: string }) => void told.push(slug);
  const organizerId = organizer.id;
  expect(await setLogo({ ctx, input: { organizerId, picture: await picture() }, announce })).toEqual({
    ok: true,
  });
  const logoId = (await logoOf(organizerId)) ?? '';
  const [kept] = await database.db.select().from(uploads).where(eq(uploads.id, logoId));
  expect(kept).toMatchObject({ organizerId, contentType: 'image/png', width: 480, height: 160 });
  expect((await sharp(kept?.bytes).metadata()).format).toBe('png');
  expect(await logoOf(other.id)).toBeNull();

  await setLogo({ ctx, input: { organizerId, picture: null }, announce });
  expect(await logoOf(organizerId)).toBeNull();
  expect(await database.db.$count(uploads, eq(uploads.id, logoId))).toBe(1);
  expect(told).toEqual([organizer.slug, organizer.slug]);
  const changes = await database.db
    .select({ action: auditLog.action, details: auditLog.details })
    .from(auditLog)
    .where(eq(auditLog.organizerId, organizerId))
    .orderBy(auditLog.id);
  expect(changes.map(({ action }) => action)).toEqual(['settings.logo_changed', 'settings.logo_removed']);
  expect(changes[0]?.details).toEqual({ before: { logoId: null }, after: { logoId } });
});
