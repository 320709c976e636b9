import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent, makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { type promoCodes, promoCodeTargets } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { findPromo } from './find-promo';
import { makePromoCode } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const lineOf = (level: {
  id: string;
  performanceId: string;
  faceAmount: number;
  feeAmount: number;
  taxAmount: number;
}) => ({ ...level, priceLevelId: level.id });

/** Two seats of two levels and a code of their organizer. */
async function cartWith(values: Partial<typeof promoCodes.$inferInsert> = {}) {
  const made = await makeSeatedPerformance(database.db);
  const promo = await makePromoCode(database, { organizerId: made.organizer.id, ...values });
  const items = [lineOf(made.premium), lineOf(made.standard)];
  const find = (code = promo.code) => findPromo(database.db, { code, items, placedByBuyer: sql`false` });
  return { ...made, promo, items, find };
}

const soon = new Date(Date.now() + 3_600_000);
const before = new Date(Date.now() - 3_600_000);

test.each([
  ['PROMO_PAUSED', { pausedAt: before }],
  ['PROMO_NOT_YET', { validFrom: soon }],
  ['PROMO_EXPIRED', { validUntil: before }],
  ['PROMO_USED_UP', { maxUses: 1, uses: 1 }],
  ['PROMO_OTHER_TICKETS', { scope: 'chosen' as const }],
  ['PROMO_OTHER_TICKETS', { amount: 500, currency: 'eur' }],
])('%s is told in words', async (code, values) => {
  const { find, promo } = await cartWith(values);
  const answer = await find();
  expect(answer).toMatchObject({ ok: false, code });
  expect(answer.ok ? '' : answer.message).toContain(promo.code);
});

test('a code of another organizer is as unknown as one that nobody has', async () => {
  const { find } = await cartWith();
  const { organizer } = await makeEvent(database.db);
  const foreign = await makePromoCode(database, { organizerId: organizer.id });
  expect(await find(foreign.code)).toMatchObject({ code: 'PROMO_UNKNOWN' });
  expect(await find('NOBODYS')).toMatchObject({ code: 'PROMO_UNKNOWN' });
});

test('a code lowers the lines that it is for and leaves the others', async () => {
  const { find, promo, premium, performance, event } = await cartWith({ scope: 'chosen' });
  const pieces = async () => {
    const found = await find();
    return found.ok ? found.items.map(({ price, discountAmount }) => [price, discountAmount]) : found.code;
  };
  const target = (values: Partial<typeof promoCodeTargets.$inferInsert>) =>
    database.db.insert(promoCodeTargets).values({ promoCodeId: promo.id, ...values });
  await target({ priceLevelId: premium.id });
  expect(await pieces()).toEqual([
    [6_000, 2_000],
    [4_500, 0],
  ]);
  await target({ performanceId: performance.id });
  const both = [
    [6_000, 2_000],
    [3_375, 1_125],
  ];
  expect(await pieces()).toEqual(both);
  await database.db.delete(promoCodeTargets);
  await target({ eventId: event.id });
  expect(await pieces()).toEqual(both);
});

test('in a cart of two organizers a code lowers its own organizer’s lines only', async () => {
  const { promo, items } = await cartWith();
  const { level } = await makeGeneralPerformance(database.db);
  const found = await findPromo(database.db, {
    code: promo.code,
    items: [...items, lineOf(level)],
    placedByBuyer: sql`false`,
  });
  expect(found.ok && found.items.map(({ discountAmount }) => discountAmount)).toEqual([2_000, 1_125, 0]);
});

test('a code for what is free already says that it is for other tickets', async () => {
  const { organizer, level } = await makeGeneralPerformance(database.db, { faceAmount: 0 });
  const { code } = await makePromoCode(database, { organizerId: organizer.id });
  const answer = await findPromo(database.db, { code, items: [lineOf(level)], placedByBuyer: sql`false` });
  expect(answer).toMatchObject({ code: 'PROMO_OTHER_TICKETS' });
});
