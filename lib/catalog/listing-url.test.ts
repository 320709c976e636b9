import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datePresets, filterKeys, type ListingFilters, parseFilters, saleFilters, sorts } from './input';
import { listingHref, parseCursor } from './listing-url';

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const price = fc.integer({ min: 0, max: 999_999 });
const or = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

const anyFilters: fc.Arbitrary<ListingFilters> = fc
  .record({
    q: fc.string({ unit: 'grapheme', maxLength: 30 }),
    when: or(fc.constantFrom(...datePresets)),
    from: or(day),
    to: or(day),
    city: or(slug),
    venue: or(slug),
    category: or(slug),
    artist: or(slug),
    min: or(price),
    max: or(price),
    available: fc.boolean(),
    sale: or(fc.constantFrom(...saleFilters)),
    sort: fc.constantFrom(...sorts),
  })
  // What a parse gives is what filters are.
  .map((raw) => {
    const written = Object.entries(raw).map(([key, value]) => [
      key,
      value === true ? '1' : String(value || ''),
    ]);
    return parseFilters(Object.fromEntries(written));
  });

function read(href: string): ListingFilters {
  const url = new URL(href, 'http://localhost');
  const [, , kind, value] = url.pathname.split('/');
  return parseFilters({
    ...Object.fromEntries(url.searchParams),
    ...(kind && value ? { [kind]: value } : {}),
  });
}

describe('the address of a listing', () => {
  test('says exactly the filters that it was made from', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(read(listingHref(filters))).toEqual(filters);
      }),
    );
  });

  test('is one address however it was typed', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(listingHref(read(listingHref(filters)))).toBe(listingHref(filters));
      }),
    );
  });

  test('is a path for one city or one category', () => {
    expect(listingHref(parseFilters({}))).toBe('/events');
    expect(listingHref(parseFilters({ city: 'new-york', q: '' }))).toBe('/events/city/new-york');
    expect(listingHref(parseFilters({ category: 'comedy' }))).toBe('/events/category/comedy');
    expect(listingHref(parseFilters({ city: 'new-york', category: 'comedy' }))).toBe(
      '/events?city=new-york&category=comedy',
    );
  });
});

describe('what comes from outside', () => {
  test('never fails and never passes the whitelist', () => {
    const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom<string>(...filterKeys, 'other'), anything), (params) => {
        const filters = parseFilters(params);
        expect(Object.keys(filters).toSorted()).toEqual(filterKeys.toSorted());
        expect(filters.city ?? 'ok').toMatch(/^[a-z0-9-]+$/);
        expect(sorts).toContain(filters.sort);
      }),
    );
  });

  test('a range turned around is turned back, and wins over a preset', () => {
    expect(parseFilters({ from: '2027-02-01', to: '2027-01-01', when: 'today' })).toMatchObject({
      from: '2027-01-01',
      to: '2027-02-01',
      when: null,
    });
    expect(parseFilters({ min: '90', max: '20' })).toMatchObject({ min: 20, max: 90 });
    expect(parseFilters({ from: '2027-02-30', min: '-5', sort: 'random' })).toEqual(parseFilters({}));
  });

  test('a cursor of another sorting, or a broken one, begins at the first page', () => {
    const after = 'date~1800000000000000~01890000-0000-7000-8000-000000000000~1800000000000';
    expect(parseCursor({ after }, 'date')).toMatchObject({ direction: 'after', asOf: 1_800_000_000_000 });
    expect(parseCursor({ after }, 'price')).toBeNull();
    expect(parseCursor({ after: `${after}x` }, 'date')).toBeNull();
    expect(parseCursor({ after: [after] }, 'date')).toBeNull();
  });
});
