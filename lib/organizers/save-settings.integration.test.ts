import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLog, organizers } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { saveSettings } from './save-settings';
import { makeMember, makeOrganizer } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function makeOwned() {
  const organizer = await makeOrganizer(database);
  const { ctx } = await makeMember(database, organizer.id);
  const announced: string[] = [];
  const announce = async ({ slug }: { slug: string }) => {
    announced.push(slug);
  };
  const save = (settings: Parameters<typeof saveSettings>[0]['input']['settings']) =>
    saveSettings({ ctx, input: { organizerId: organizer.id, settings }, announce });
  const read = async () =>
    (await database.db.select().from(organizers).where(eq(organizers.id, organizer.id)))[0];
  const changes = () => database.db.select().from(auditLog).where(eq(auditLog.organizerId, organizer.id));
  return { organizer, save, read, changes, announced };
}

test('what changes is stored, written down with what it was, and announced', async () => {
  const { organizer, save, read, changes, announced } = await makeOwned();
  expect(await save({ name: 'New Name', supportEmail: organizer.supportEmail })).toEqual({ ok: true });
  expect(await read()).toEqual({ ...organizer, name: 'New Name' });
  expect(await changes()).toMatchObject([
    {
      action: 'settings.changed',
      details: { before: { name: 'Test Organizer' }, after: { name: 'New Name' } },
    },
  ]);
  expect(announced).toEqual([organizer.slug]);
});

test('saving what stands there already writes and announces nothing', async () => {
  const { organizer, save, changes, announced } = await makeOwned();
  await save({ name: organizer.name, about: null });
  expect([await changes(), announced]).toEqual([[], []]);
});

test('the database takes no colour that is none', async () => {
  const { save } = await makeOwned();
  await expect(save({ brandColor: 'red; background: url(//x)' })).rejects.toThrow();
  expect(await save({ brandColor: '#0a5f4e' })).toEqual({ ok: true });
});
