import { expect, test } from 'vitest';
import { eventJsonLd } from './event-json-ld';
import { describeEvent, withStates } from './event-summary';
import { eventView, viewedAt } from './event-view-fixture';

const absolute = (path: string) => `https://tickets.example${path}`;
const [evening, tour] = eventJsonLd(eventView, withStates(eventView, viewedAt), absolute);

test('each performance is an Event with its place, people and offset', () => {
  expect(evening).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Event',
    startDate: '2026-12-04T19:30:00-05:00',
    doorTime: '2026-12-04T18:30:00-05:00',
    eventStatus: 'https://schema.org/EventScheduled',
    location: {
      address: {
        addressLocality: 'New York',
        addressRegion: 'NY',
        addressCountry: 'US',
        postalCode: '10023',
      },
    },
    performer: [
      { '@type': 'Person', name: 'Emanuel Ax' },
      { '@type': 'PerformingGroup', name: 'The Band' },
    ],
  });
});

test('offers say the all-in price, the window and what is left', () => {
  expect(evening?.offers).toMatchObject([
    {
      price: '125.50',
      priceCurrency: 'USD',
      availability: 'https://schema.org/LimitedAvailability',
      validFrom: '2026-11-10T10:00:00-05:00',
    },
    {
      price: '45.00',
      validFrom: '2026-11-20T10:00:00-05:00',
      url: absolute('/events/new-world/01890000-0000-7000-8000-00000000000a'),
    },
  ]);
});

test('the poster is the drawn one, or the uploaded one in both its shapes', () => {
  expect(evening?.image).toEqual([absolute('/events/new-world/poster.png')]);
  const poster = { id: '01890000-0000-7000-8000-00000000000c', width: 720, height: 1_080 };
  const [own] = eventJsonLd({ ...eventView, poster }, withStates(eventView, viewedAt), absolute);
  expect(own?.image).toEqual([absolute(`/uploads/${poster.id}/link`), absolute(`/uploads/${poster.id}`)]);
});

test('a cancelled date says so, and a day without a time has none', () => {
  expect(tour).toMatchObject({
    startDate: '2027-03-28',
    eventStatus: 'https://schema.org/EventCancelled',
    offers: [],
  });
});

test('the description for search engines names who, when, where and from how much', () => {
  expect(describeEvent(eventView, viewedAt)).toBe(
    'Emanuel Ax, The Band. Fri 4 Dec 2026 at Hall, Upper & Lower, New York. 2 dates. From $45 with all fees.',
  );
});

test('a description reaches search engines in words alone', () => {
  const marked = { ...eventView, description: '# About\n\nAn **evening** of [songs](https://a.example).' };
  const [first] = eventJsonLd(marked, withStates(marked, viewedAt), absolute);
  expect(first).toMatchObject({ description: 'About\n\nAn evening of songs.' });
});
