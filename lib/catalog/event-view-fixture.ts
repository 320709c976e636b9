import type { EventView } from './find-event';

/** A public event as its page reads it: one evening in New York, an Austrian one of which only the day is known. */
export const eventView: EventView = {
  id: '01890000-0000-7000-8000-000000000001',
  slug: 'new-world',
  title: 'Dvořák’s New World </script><script>alert(1)</script>',
  subtitle: null,
  description: 'A symphony from & for the New World.',
  status: 'published',
  announcedAt: '2026-11-01T12:00:00.000Z',
  poster: null,
  posterAlt: null,
  category: { slug: 'classical', name: 'Classical' },
  organizer: {
    name: 'Philharmonic',
    supportEmail: 'help@example.test',
    website: null,
    slug: 'hall',
    logoId: null,
  },
  artists: [
    { slug: 'emanuel-ax', name: 'Emanuel Ax', role: 'soloist', instrument: 'Piano' },
    { slug: 'the-band', name: 'The Band', role: 'ensemble', instrument: null },
  ],
  programme: [],
  performances: [
    {
      id: '01890000-0000-7000-8000-00000000000a',
      startsAt: '2026-12-05T00:30:00.000Z',
      timeKnown: true,
      doorsAt: '2026-12-04T23:30:00.000Z',
      endsAt: null,
      status: 'scheduled',
      currency: 'usd',
      onSaleAt: '2026-11-10T15:00:00.000Z',
      offSaleAt: '2026-12-05T00:30:00.000Z',
      accessCodeRequired: false,
      availability: 'few',
      lowestPrice: 4_500,
      highestPrice: 12_550,
      timeZone: 'America/New_York',
      venue: { slug: 'hall', name: 'Hall, Upper & Lower', street: '1 Lincoln Plaza', postalCode: '10023' },
      city: { slug: 'new-york', name: 'New York', region: 'NY', countryCode: 'US' },
      levels: [
        { performanceId: 'a', name: 'Premium', price: 12_550, onSaleAt: null, offSaleAt: null },
        {
          performanceId: 'a',
          name: 'Balcony',
          price: 4_500,
          onSaleAt: '2026-11-20T15:00:00.000Z',
          offSaleAt: null,
        },
      ],
    },
    {
      id: '01890000-0000-7000-8000-00000000000b',
      startsAt: '2027-03-28T10:00:00.000Z',
      timeKnown: false,
      doorsAt: null,
      endsAt: null,
      status: 'cancelled',
      currency: 'eur',
      onSaleAt: '2026-11-10T15:00:00.000Z',
      offSaleAt: '2027-03-28T10:00:00.000Z',
      accessCodeRequired: false,
      availability: 'available',
      lowestPrice: null,
      highestPrice: null,
      timeZone: 'Europe/Vienna',
      venue: { slug: 'musikverein', name: 'Musikverein', street: null, postalCode: null },
      city: { slug: 'vienna', name: 'Vienna', region: null, countryCode: 'AT' },
      levels: [],
    },
  ],
};

/** Both evenings lie ahead. */
export const viewedAt = Date.parse('2026-11-22T12:00:00Z');
