import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { events, performances, priceLevels } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { placeOrder } from '@/lib/orders/place-order';
import { mostCartsPerOrigin } from './carts-of-networks';
import { hold } from './hold';
import { holdForm, holdInput } from './input';
import { mostInCart } from './open-sale';
import { releaseHold } from './release-hold';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ask = (input: object, ctx = database.ctx(), origin?: string) =>
  hold({ ctx, input: { ...holdInput.parse(input), origin } });

test('one machine that drops its cookies is stopped when very many carts are open from it', async () => {
  const { performance } = await makeSeatedPerformance(database.db, { rows: 6, seatsPerRow: 30 });
  const one = (seat: number) =>
    ask({ performanceId: performance.id, seatIndexes: [seat] }, database.ctx(), 'here');
  for (let seat = 0; seat < mostCartsPerOrigin; seat++) expect((await one(seat)).ok).toBe(true);
  expect(await one(mostCartsPerOrigin)).toMatchObject({ code: 'TOO_MANY_HOLDS' });
  const elsewhere = await ask({ performanceId: performance.id, seatIndexes: [150] }, database.ctx(), 'there');
  expect(elsewhere.ok).toBe(true);
});

test('one cart has at most a hundred tickets, of whatever performances; giving back is always allowed', async () => {
  const ctx = database.ctx();
  const made = await Promise.all(
    [1, 2, 3].map(() => makeGeneralPerformance(database.db, { maxPerOrder: 50, maxPerBuyer: 50 })),
  );
  const places = (n: number, quantity: number) => {
    const [performanceId, priceLevelId] = [made[n]?.performance.id, made[n]?.level.id];
    return ask({ performanceId, places: [{ priceLevelId, quantity }] }, ctx);
  };
  expect(await places(0, 50)).toMatchObject({ ok: true });
  expect(await places(1, 49)).toMatchObject({ ok: true });
  expect(await places(2, 2)).toMatchObject({ code: 'LIMIT_REACHED', limit: mostInCart, have: 99 });
  expect(await places(2, 1)).toMatchObject({ ok: true });
  expect(await places(2, 2)).toMatchObject({ code: 'LIMIT_REACHED', have: 100 });
  expect(await places(0, 40)).toMatchObject({ ok: true });
});

test('what is not on sale is not held, and the answer says why', async () => {
  const { performance, event } = await makeSeatedPerformance(database.db);
  const seat = { performanceId: performance.id, seatIndexes: [0] };
  const set = (values: Partial<typeof performances.$inferInsert>) =>
    database.db.update(performances).set(values).where(eq(performances.id, performance.id));
  await set({ onSaleAt: sql`now() + interval '1 hour'` as never });
  expect(await ask(seat)).toMatchObject({ code: 'NOT_ON_SALE', onSaleAt: expect.stringMatching(/Z$/) });
  await set({
    onSaleAt: sql`now() - interval '2 hours'` as never,
    offSaleAt: sql`now() - interval '1 hour'` as never,
  });
  expect(await ask(seat)).toMatchObject({ code: 'SALE_ENDED' });
  await set({ offSaleAt: sql`now() + interval '1 hour'` as never, status: 'cancelled' });
  expect(await ask(seat)).toMatchObject({ code: 'CANCELLED' });
  await set({ status: 'scheduled' });
  await database.db.update(events).set({ status: 'draft' }).where(eq(events.id, event.id));
  expect(await ask(seat)).toMatchObject({ code: 'NOT_FOUND' });
});

test("a level's own window and minimum count, also when a part is given back before ordering", async () => {
  const { performance, level } = await makeGeneralPerformance(database.db);
  const setLevel = (values: object) =>
    database.db.update(priceLevels).set(values).where(eq(priceLevels.id, level.id));
  const places = (quantity: number) => ({
    performanceId: performance.id,
    places: [{ priceLevelId: level.id, quantity }],
  });
  await setLevel({ onSaleAt: sql`now() + interval '1 hour'` });
  expect(await ask(places(2))).toMatchObject({ code: 'NOT_ON_SALE' });
  await setLevel({ onSaleAt: null, minPerOrder: 2, maxPerOrder: 4 });
  expect(await ask(places(1))).toMatchObject({ code: 'MINIMUM', minimum: 2 });
  expect(await ask(places(5))).toMatchObject({ code: 'LIMIT_REACHED', limit: 4 });

  const seated = await makeSeatedPerformance(database.db);
  await database.db.update(priceLevels).set({ minPerOrder: 2 }).where(eq(priceLevels.id, seated.premium.id));
  const ctx = database.ctx();
  expect((await ask({ performanceId: seated.performance.id, seatIndexes: [0, 1] }, ctx)).ok).toBe(true);
  await releaseHold({ ctx, input: { performanceId: seated.performance.id, seatIndexes: [1] } });
  const order = await placeOrder({
    ctx,
    input: { email: 'a@example.test', buyerName: 'Ada', acceptedTotal: 8_000 },
  });
  expect(order).toMatchObject({ code: 'MINIMUM', minimum: 2 });
});

test('seats and levels of another performance, and a second currency, are refused', async () => {
  const here = await makeSeatedPerformance(database.db);
  const there = await makeGeneralPerformance(database.db, { currency: 'eur' });
  const foreign = [{ priceLevelId: there.level.id, quantity: 1 }];
  expect(await ask({ performanceId: here.performance.id, places: foreign })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await ask({ performanceId: here.performance.id, seatIndexes: [999] })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await ask({ performanceId: newId(), seatIndexes: [0] })).toMatchObject({ code: 'NOT_FOUND' });
  const ctx = database.ctx();
  await ask({ performanceId: here.performance.id, seatIndexes: [0] }, ctx);
  const second = await ask({ performanceId: there.performance.id, places: foreign }, ctx);
  expect(second).toMatchObject({ code: 'OTHER_CURRENCY' });
});

test.each(['-1', '1.5', '1e9', 'NaN', '51', 'two'])(
  'a quantity of %s is refused with a message',
  (quantity) => {
    const id = newId();
    const result = holdForm.safeParse({ performanceId: id, [`place:${id}`]: quantity });
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.message).toMatch(/\w+ \w+/);
  },
);

test('a price in the form is not looked at', () => {
  const id = newId();
  const wish = holdForm.parse({ performanceId: id, seat: ['1', '1', '2'], price: '1', faceAmount: '0' });
  expect(wish).toEqual({ performanceId: id, seatIndexes: [1, 2], places: [] });
});
