import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance } from '@/db/factories';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { noFilters } from './input';
import { listEvents } from './list-events';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('an organizer’s page lists its own events and no other’s', async () => {
  const [mine] = [await makeGeneralPerformance(database.db), await makeGeneralPerformance(database.db)];
  const everything = { ...noFilters, cityId: null, venueId: null, artistId: null };
  const slugs = async (organizerId?: string) => {
    const filters = { ...everything, organizerId };
    const { events } = await listEvents({ db: database.db }, { filters, now: new Date() });
    return events.map(({ slug }) => slug);
  };
  expect(await slugs(mine.organizer.id)).toEqual([mine.event.slug]);
  expect(await slugs()).toHaveLength(2);
});
