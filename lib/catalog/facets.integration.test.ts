import { afterAll, beforeAll, expect, test } from 'vitest';
import { categories } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { countEvents } from './count-events';
import { countFacets, type Facets } from './facets';
import { parseFilters, type RawParams } from './input';
import { days, makeCityVenue, makeListed, now } from './listing-fixture';
import { loosen } from './loosen';
import { resolveFilters } from './resolve-filters';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
  await test_.db.insert(categories).values({ slug: 'comedy', name: 'Comedy', position: 9 });
  const york = await makeCityVenue(test_, {}, 'new-york');
  const paris = await makeCityVenue(test_, { timeZone: 'Europe/Paris' }, 'paris');
  // Two dates in one city are one event there.
  await makeListed(test_, {
    artist: 'ax',
    performances: [{ venueId: york.id }, { venueId: york.id, startsAt: days(60) }],
  });
  await makeListed(test_, { performances: [{ venueId: paris.id, availability: 'sold_out' }] });
  await makeListed(test_, { category: 'comedy', performances: [{ venueId: paris.id, onSaleAt: days(1) }] });
  await makeListed(test_, { status: 'draft', announcedAt: null, performances: [{ venueId: paris.id }] });
});
afterAll(() => test_?.drop());

async function facets(params: RawParams): Promise<Facets> {
  const { resolved } = await resolveFilters(test_, parseFilters(params));
  return countFacets(test_, { filters: resolved, now });
}
const counts = (choices: { value: string; count: number }[]) =>
  Object.fromEntries(choices.map(({ value, count }) => [value, count]));

test('counts events, not dates', async () => {
  const all = await facets({});
  expect(counts(all.city)).toEqual({ 'new-york': 1, paris: 2 });
  expect(counts(all.category)).toEqual({ classical: 2, comedy: 1 });
  expect(counts(all.artist)).toEqual({ ax: 1 });
  expect(counts(all.when)).toEqual({ today: 0, weekend: 0, week: 3, month: 3 });
  expect(counts(all.sale)).toEqual({ now: 2, soon: 1 });
  expect(counts(all.available)).toEqual({ '1': 2 });
});

test('counts each filter with the others applied, and not with itself', async () => {
  const inParis = await facets({ city: 'paris' });
  expect(counts(inParis.city)).toEqual({ 'new-york': 1, paris: 2 });
  expect(counts(inParis.category)).toEqual({ classical: 1, comedy: 1 });
  const comedyInParis = await facets({ city: 'paris', category: 'comedy' });
  expect(counts(comedyInParis.city)).toEqual({ paris: 1 });
});

test('each number is what a click shows', async () => {
  for (const base of [{}, { city: 'paris' }, { available: '1' }, { when: 'week' }] as RawParams[]) {
    for (const [name, choices] of Object.entries(await facets(base))) {
      for (const { value, count } of choices) {
        const { resolved } = await resolveFilters(test_, parseFilters({ ...base, [name]: value }));
        expect([name, value, await countEvents(test_, resolved, now)]).toEqual([name, value, count]);
      }
    }
  }
});

test('an empty listing knows which filters stand in the way', async () => {
  const { filters } = await resolveFilters(
    test_,
    parseFilters({ city: 'new-york', category: 'comedy', available: '1' }),
  );
  expect(await loosen(test_, filters, now)).toEqual([
    { key: 'city', total: 1 },
    { key: 'category', total: 1 },
  ]);
});
