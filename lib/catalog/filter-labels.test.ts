import { expect, test } from 'vitest';
import { filterChips, listingTitle } from './filter-labels';
import { parseFilters } from './input';

const names = { city: 'New York', venue: null, artist: null, category: 'Comedy' };

test('each chip says its filter and leads to the listing without it', () => {
  const filters = parseFilters({
    city: 'new-york',
    category: 'comedy',
    max: '50',
    from: '2026-12-01',
    sort: 'price',
  });
  expect(filterChips(filters, names)).toEqual([
    {
      key: 'from',
      label: 'From 1 Dec 2026',
      href: '/events?city=new-york&category=comedy&max=50&sort=price',
    },
    { key: 'city', label: 'New York', href: '/events?from=2026-12-01&category=comedy&max=50&sort=price' },
    { key: 'category', label: 'Comedy', href: '/events?from=2026-12-01&city=new-york&max=50&sort=price' },
    {
      key: 'max',
      label: 'Up to $50',
      href: '/events?from=2026-12-01&city=new-york&category=comedy&sort=price',
    },
  ]);
});

test('the heading says what is shown', () => {
  expect(listingTitle(parseFilters({}), { ...names, city: null, category: null })).toBe('All events');
  expect(listingTitle(parseFilters({ city: 'new-york', category: 'comedy', when: 'weekend' }), names)).toBe(
    'Comedy events in New York, this weekend',
  );
});
