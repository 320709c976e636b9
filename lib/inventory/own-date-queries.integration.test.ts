import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { accessCodes } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { findVenues, getOwnEvent, getVenueChoice, listCategories } from '@/lib/catalog/own-event-queries';
import { makeOrganizer } from '@/lib/organizers/testing';
import { getOwnDate, listTemplates } from './own-date-queries';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('an event and its dates, for its organizer and for nobody else', async () => {
  const ctx = database.ctx();
  const { event, organizer, performance, venue, plan } = await makeSeatedPerformance(database.db);
  await database.db.insert(accessCodes).values({ performanceId: performance.id, code: 'FRIENDS' });
  const shown = await getOwnEvent(ctx, organizer.id, event.id);
  expect(shown?.dates).toMatchObject([{ id: performance.id, levels: 2, sold: 0, venue: venue.name }]);
  const date = await getOwnDate(ctx, organizer.id, event.id, performance.id);
  expect(date?.levels.map(({ name, categories, stock }) => ({ name, categories, stock }))).toEqual([
    { name: 'Premium', categories: ['A'], stock: null },
    { name: 'Standard', categories: ['B'], stock: null },
  ]);
  expect(date?.categories).toEqual([
    { name: 'A', seats: 20 },
    { name: 'B', seats: 20 },
  ]);
  expect(date?.codes).toMatchObject([{ code: 'FRIENDS', until: '' }]);
  const other = await makeOrganizer(database);
  expect(await getOwnEvent(ctx, other.id, event.id)).toBeNull();
  expect(await getOwnDate(ctx, other.id, event.id, performance.id)).toBeNull();
  const templates = await listTemplates(ctx, other.id, venue.id);
  expect(templates).toMatchObject({ plans: [{ id: plan.id }], dates: [] });
  const own = await listTemplates(ctx, organizer.id, venue.id);
  expect(own.dates.map(({ id }) => id)).toEqual([performance.id]);
});

test('venues: those one plays in, and those a text finds', async () => {
  const ctx = database.ctx();
  const { organizer, venue } = await makeGeneralPerformance(database.db);
  expect((await findVenues(ctx, organizer.id, '')).map(({ id }) => id)).toEqual([venue.id]);
  expect((await findVenues(ctx, organizer.id, 'test ha')).length).toBeGreaterThan(0);
  expect(await findVenues(ctx, organizer.id, '100%')).toEqual([]);
  expect(await getVenueChoice(ctx, venue.id)).toMatchObject({ name: venue.name, city: 'New York' });
  expect(await listCategories(ctx)).toMatchObject([{ slug: 'classical' }]);
});
