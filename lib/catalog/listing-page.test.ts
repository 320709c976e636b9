import { expect, test } from 'vitest';
import { listingKeys, pageOf } from '@/lib/http/listing-page';
import { filterKeys } from './input';

test('every key of the listing’s address leads to the page that reads it', () => {
  expect(listingKeys.toSorted()).toEqual([...filterKeys, 'after', 'before'].toSorted());
  for (const key of listingKeys) expect(pageOf(`/events?x=1&${key}=a`)).toBe(`/events?x=1&${key}=a`);
  expect(pageOf('/events?%71=brahms')).toBe('/events?%71=brahms');
});

test('without any filter the listing is the finished page, whatever else the address says', () => {
  expect(pageOf('/events')).toBe('/events/all');
  expect(pageOf('/events?utm_source=mail&_rsc=1')).toBe('/events/all?utm_source=mail&_rsc=1');
  expect(pageOf('/events?squeak=1')).toBe('/events/all?squeak=1');
});

test('other addresses are left alone', () => {
  for (const url of ['/', '/events/brahms', '/eventsall', '/venues?q=x']) expect(pageOf(url)).toBe(url);
});
