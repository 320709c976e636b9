import { expect, test } from 'vitest';
import { saleState } from './sale-state';

const at = Date.parse('2027-03-10T15:00:00Z');
const iso = (hours: number) => new Date(at + hours * 3_600_000).toISOString();

const open = {
  eventStatus: 'published',
  status: 'scheduled',
  availability: 'available',
  startsAt: iso(48),
  onSaleAt: iso(-1),
  offSaleAt: iso(47),
} as const;

test.each([
  ['on sale', {}, 'on_sale'],
  ['few left', { availability: 'few' }, 'few'],
  ['sold out', { availability: 'sold_out' }, 'sold_out'],
  ['the sale opens this very moment', { onSaleAt: iso(0) }, 'on_sale'],
  ['the sale opens later', { onSaleAt: iso(1) }, 'before'],
  ['the sale closes this very moment', { offSaleAt: iso(0) }, 'ended'],
  ['begun', { startsAt: iso(0) }, 'past'],
  ['postponed, whatever else', { status: 'postponed', availability: 'sold_out' }, 'postponed'],
  ['the performance is cancelled', { status: 'cancelled', startsAt: iso(-5) }, 'cancelled'],
  ['the event is cancelled', { eventStatus: 'cancelled', onSaleAt: iso(1) }, 'cancelled'],
] as const)('%s', (_, change, expected) => expect(saleState({ ...open, ...change }, at)).toBe(expected));
