import { expect, test } from 'vitest';
import { rowView, tileView } from './card-view';
import type { EventCard } from './event-card';

const card: EventCard = {
  id: '01a20585-6fbb-7692-84e8-cc10f9aab221',
  slug: 'soiree',
  title: 'Soirée',
  subtitle: null,
  category: 'Classical',
  posterId: null,
  artists: ['Mara Quill', 'Pru Delgado'],
  startsAt: '2026-12-05T00:30:00.000Z',
  timeKnown: true,
  timeZone: 'America/New_York',
  venueName: 'David Geffen Hall',
  cityName: 'New York',
  dates: 1,
  lastStartsAt: '2026-12-05T00:30:00.000Z',
  onSaleAt: '2026-12-01T15:00:00.000Z',
  announcedAt: '2026-11-01T00:00:00.000Z',
  state: 'on_sale',
  lowestPrice: 4_500,
  currency: 'usd',
};

test('a row is finished words in the venue’s time, and nothing else', () => {
  expect(rowView(card)).toStrictEqual({
    slug: 'soiree',
    title: 'Soirée',
    place: 'David Geffen Hall, New York',
    price: '$45',
    day: ['Fri', '4', 'Dec'],
    artists: 'Mara Quill, Pru Delgado',
    at: '2026-12-04T19:30:00-05:00',
    when: 'Fri 4 Dec 2026, 19:30 EST',
  });
});

test('what there is nothing to say about is left out', () => {
  const bare = rowView({ ...card, artists: [], lowestPrice: null, timeKnown: false });
  expect(bare).not.toHaveProperty('artists');
  expect(bare).not.toHaveProperty('price');
  expect(bare).toMatchObject({ at: '2026-12-04', when: 'Fri 4 Dec 2026' });
});

test('an uploaded poster is named by its id, a drawn one not at all', () => {
  expect(tileView(card)).not.toHaveProperty('poster');
  const posterId = '01a20585-6fbb-7692-84e8-cc10f9aab222';
  for (const view of [rowView, tileView]) expect(view({ ...card, posterId }).poster).toBe(posterId);
});

test('further dates, a sale that has not opened, and what costs nothing are said', () => {
  const two = { ...card, dates: 2, lastStartsAt: '2026-12-06T00:30:00.000Z', lowestPrice: 0 };
  expect(rowView({ ...two, state: 'before' })).toMatchObject({
    price: 'Free',
    state: 'before',
    more: ' and 1 more date to Sat 5 Dec 2026',
    onSale: 'Tue 1 Dec, 10:00 EST',
  });
  expect(tileView(two)).toMatchObject({ when: 'Fri 4 Dec, 19:30 EST', more: ' +1 date' });
  expect(tileView({ ...two, dates: 3 }).more).toBe(' +2 dates');
  expect(tileView(card)).not.toHaveProperty('more');
});
