import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { categories } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { parseFilters, type RawParams } from './input';
import { listEvents } from './list-events';
import { days, makeCityVenue, makeListed, now } from './listing-fixture';
import { resolveFilters } from './resolve-filters';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
  await test_.db.insert(categories).values({ slug: 'comedy', name: 'Comedy', position: 9 });
  const tokyo = await makeCityVenue(test_, { timeZone: 'Asia/Tokyo', countryCode: 'JP' }, 'tokyo');
  const york = await makeCityVenue(test_, {}, 'new-york');
  await makeListed(test_, {
    slug: 'dvorak',
    title: 'Dvořák’s New World',
    searchText: 'Antonín Dvořák: Symphony No. 9 in E minor',
    artist: 'emanuel-ax',
    performances: [
      { startsAt: days(1), venueId: york.id },
      { startsAt: days(40), venueId: york.id },
    ],
  });
  await makeListed(test_, {
    slug: 'laughs',
    title: 'An Evening of Laughs',
    category: 'comedy',
    announcedAt: days(-1),
    performances: [{ startsAt: days(2), venueId: york.id, lowestPrice: 1_500, highestPrice: 1_500 }],
  });
  // 11 March in Tokyo begins at 15:00 UTC on 10 March: an hour after `now` it is already that day there.
  await makeListed(test_, {
    slug: 'tokyo-night',
    title: 'Night Music',
    performances: [{ startsAt: new Date('2027-03-11T14:00:00Z'), venueId: tokyo.id, onSaleAt: days(0.5) }],
  });
  await makeListed(test_, {
    slug: 'gone',
    announcedAt: days(-5),
    title: 'Sold Out Gala',
    performances: [{ startsAt: days(20), venueId: york.id, availability: 'sold_out' }],
  });
  await makeListed(test_, { slug: 'draft', title: 'Draft', status: 'draft', announcedAt: null });
  await makeListed(test_, {
    slug: 'past',
    title: 'Past',
    performances: [{ startsAt: days(-1), offSaleAt: days(0) }],
  });
  await makeListed(test_, { slug: 'off', title: 'Off', performances: [{ status: 'cancelled' }] });
});
afterAll(() => test_?.drop());

async function found(params: RawParams) {
  const { resolved } = await resolveFilters(test_, parseFilters(params));
  return listEvents(test_, { filters: resolved, now });
}
const slugs = async (params: RawParams) => (await found(params)).events.map(({ slug }) => slug);

describe('the listing', () => {
  test('shows each public event once, by its next date, without drafts, past and cancelled ones', async () => {
    expect(await slugs({})).toEqual(['tokyo-night', 'dvorak', 'laughs', 'gone']);
    const [, dvorak] = (await found({})).events;
    expect(dvorak).toMatchObject({
      dates: 2,
      startsAt: days(1).toISOString(),
      lastStartsAt: days(40).toISOString(),
    });
  });

  test.each<[string, RawParams, string[]]>([
    ['text without accents', { q: 'dvorak' }, ['dvorak']],
    ['text with accents', { q: 'DVOŘÁK symphony' }, ['dvorak']],
    ['the last word as a prefix', { q: 'new wor' }, ['dvorak']],
    ['but not the first', { q: 'ne world' }, []],
    ['a phrase', { q: '"world new"' }, []],
    ['a word that must not be there', { q: 'night -music' }, []],
    [
      'text that looks like an operator',
      { q: "' | & ! <-> :*" },
      ['tokyo-night', 'dvorak', 'laughs', 'gone'],
    ],
    ['a city', { city: 'tokyo' }, ['tokyo-night']],
    ['a venue', { venue: 'new-york-hall' }, ['dvorak', 'laughs', 'gone']],
    ['a category', { category: 'comedy' }, ['laughs']],
    ['an artist', { artist: 'emanuel-ax' }, ['dvorak']],
    ['an unknown city as no city', { city: 'atlantis', category: 'comedy' }, ['laughs']],
    ['prices from', { min: '50' }, ['tokyo-night', 'dvorak', 'gone']],
    ['prices to', { max: '20' }, ['laughs']],
    ['what can be bought', { available: '1' }, ['tokyo-night', 'dvorak', 'laughs']],
    ['what is on sale', { sale: 'now', available: '1' }, ['dvorak', 'laughs']],
    ['what goes on sale later', { sale: 'soon' }, ['tokyo-night']],
    ['a range of days', { from: '2027-03-12', to: '2027-03-30' }, ['laughs', 'gone']],
    ['today, as the venue has it', { when: 'today' }, ['tokyo-night']],
    ['this weekend', { when: 'weekend' }, ['laughs']],
    ['the next seven days', { when: 'week' }, ['tokyo-night', 'dvorak', 'laughs']],
    ['this month', { when: 'month' }, ['tokyo-night', 'dvorak', 'laughs', 'gone']],
    ['newest first', { sort: 'announced', city: 'new-york' }, ['laughs', 'gone', 'dvorak']],
    ['cheapest first', { sort: 'price', when: 'week', city: 'new-york' }, ['laughs', 'dvorak']],
  ])('finds %s', async (_, params, expected) => {
    expect(await slugs(params)).toEqual(expected);
  });

  test('shows the date that fits the filter, not the first one', async () => {
    const [dvorak] = (await found({ q: 'dvorak', from: '2027-04-01' })).events;
    expect(dvorak).toMatchObject({ startsAt: days(40).toISOString(), dates: 1 });
  });
});
