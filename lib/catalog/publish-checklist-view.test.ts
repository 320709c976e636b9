import { expect, test } from 'vitest';
import { checklistOf, missingFor, type PublishFacts } from './publish-checklist-view';

const now = Date.parse('2026-11-01T12:00Z');
const date: PublishFacts['dates'][number] = {
  id: 'one',
  startsAt: '2026-12-01T19:00:00.000Z',
  offSaleAt: '2026-12-01T19:00:00.000Z',
  status: 'scheduled',
  levels: 1,
  capacity: 100,
  unpriced: [],
};
const facts = (...dates: Partial<typeof date>[]): PublishFacts => ({
  title: 'Evening',
  description: '',
  dates: dates.map((one) => ({ ...date, ...one })),
});
const missing = (of: PublishFacts) => checklistOf(of, now).filter(({ state }) => state === 'missing');

test('one date with a price, seats and a sale is enough; a description is advice', () => {
  const items = checklistOf(facts({}), now);
  expect(missingFor(facts({}), now)).toEqual([]);
  expect(items.at(-1)).toEqual({ text: 'A description', state: 'advice' });
});

test('without a date everything about dates is missing', () => {
  expect(missing(facts())).toHaveLength(4);
  expect(missing(facts({ startsAt: '2026-10-01T19:00:00.000Z' }))).toHaveLength(4);
  expect(missing(facts({ status: 'cancelled' }))).toHaveLength(4);
});

test.each<[string, Partial<typeof date>]>([
  ['prices', { levels: 0 }],
  ['seats or places', { capacity: 0 }],
  ['a sale', { offSaleAt: '2026-10-01T19:00:00.000Z' }],
])('a date without %s is named', (_, values) => {
  expect(missing(facts({}, { ...values, id: 'two' }))).toEqual([
    expect.objectContaining({ dateId: 'two', state: 'missing' }),
  ]);
});

test('categories without a price are not sold, which is said and allowed', () => {
  const items = checklistOf(facts({ unpriced: ['B'] }), now);
  expect(missingFor(facts({ unpriced: ['B'] }), now)).toEqual([]);
  expect(items).toContainEqual({
    text: 'A price for every category of the plan',
    state: 'advice',
    dateId: 'one',
  });
});
