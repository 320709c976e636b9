import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent, makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { auditLog, placeStock } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { availability } from '../availability';
import { hold } from '../hold';
import { holdInput } from '../input';
import { setCapacity } from '../level-parts';
import { stockDrift } from '../self-check';
import { block } from './block';
import { releaseAllocation, releaseSeats } from './release';
import { releaseDue } from './release-due';
import { saveAllocation } from './save-allocation';
import { makeAllocation, statesOf } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  expect(await stockDrift(database.db)).toEqual([]);
  await database.drop();
});

const holdSeats = (performanceId: string, ...seatIndexes: number[]) =>
  hold({ ctx: database.ctx(), input: holdInput.parse({ performanceId, seatIndexes }) });
const isTaken = async (performanceId: string, seat: number) =>
  (((await availability(database.db, performanceId))?.now.taken[seat >> 3] ?? 0) >> (seat & 7)) & 1;

test('blocked seats are not to be had by fans, and are again once released', async () => {
  const made = await makeSeatedPerformance(database.db);
  const { id } = made.performance;
  const guests = await makeAllocation(database, made);
  expect(await guests.blockSeats(3, 4)).toEqual({ ok: true, seats: 2, places: 0 });
  expect(await isTaken(id, 3)).toBe(1);
  expect(await holdSeats(id, 3)).toMatchObject({ code: 'SEATS_TAKEN' });
  const input = guests.named([3]);
  expect(await releaseSeats({ ctx: guests.ctx, input })).toMatchObject({ ok: true, seats: 1 });
  expect(await holdSeats(id, 3)).toMatchObject({ ok: true });
  expect(await releaseSeats({ ctx: guests.ctx, input })).toMatchObject({ code: 'NOT_BLOCKED' });
  expect(await statesOf(database, id)).toEqual({ held: 1, sold: 0, blocked: 1 });
  const actions = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
  expect(actions.map(({ action }) => action).sort()).toEqual([
    'allocation.blocked',
    'allocation.created',
    'allocation.released',
  ]);
});

test('all or nothing: a seat in a cart is named and the others stay free', async () => {
  const made = await makeSeatedPerformance(database.db);
  const guests = await makeAllocation(database, made);
  expect(await holdSeats(made.performance.id, 11)).toMatchObject({ ok: true });
  const refused = await guests.blockSeats(10, 11, 12);
  expect(refused).toMatchObject({
    code: 'SEATS_NOT_FREE',
    message: 'Nothing was blocked. In somebody’s cart: Orchestra, row B, seat 2.',
  });
  expect(await statesOf(database, made.performance.id)).toEqual({ held: 1, sold: 0, blocked: 0 });
  await guests.blockSeats(0);
  expect(await guests.blockSeats(0, 1)).toMatchObject({
    message: 'Nothing was blocked. Blocked already: Orchestra, row A, seat 1 (Guests).',
  });
});

test('a lapsed cart is no obstacle', async () => {
  const made = await makeSeatedPerformance(database.db);
  const guests = await makeAllocation(database, made);
  await holdSeats(made.performance.id, 5);
  await database.db.execute(sql`update claims set expires_at = now() - interval '1 minute'
    where performance_id = ${made.performance.id}`);
  expect(await guests.blockSeats(5)).toMatchObject({ ok: true });
});

test('by section, row and numbers; what the plan does not have is said at its field', async () => {
  const made = await makeSeatedPerformance(database.db);
  const { ctx, allocationId, named } = await makeAllocation(database, made);
  const by = (row: string, numbers: string) =>
    block({ ctx, input: { ...named([]), section: 0, row, numbers, allocationId, places: [] } });
  expect(await by('b', '1-3, 10')).toMatchObject({ ok: true, seats: 4 });
  expect(await by('C', '')).toMatchObject({ ok: true, seats: 10 });
  expect(await by('Z', '1')).toMatchObject({ fields: { row: 'There is no such row in this section.' } });
  expect(await by('A', '9-12')).toMatchObject({ fields: { numbers: 'This row has no seat 9-12.' } });
  expect(await by('', '')).toMatchObject({ code: 'NOTHING' });
});

test('places: never more than are free, and a capacity is never below what is blocked', async () => {
  const made = await makeGeneralPerformance(database.db, { capacity: 10 });
  const level = made.level.id;
  const guests = await makeAllocation(database, made);
  expect(await guests.blockPlaces(level, 4)).toMatchObject({ ok: true, places: 4 });
  expect(await guests.blockPlaces(level, 3)).toMatchObject({ ok: true });
  expect(await guests.blockPlaces(level, 4)).toMatchObject({ code: 'NOT_ENOUGH', left: 3 });
  const shrink = (capacity: number) =>
    database.db.transaction((tx) => setCapacity(tx, level, capacity, false));
  expect(await shrink(6)).toMatchObject({
    fields: { capacity: '0 are sold, 0 in carts and 7 blocked: at least 7.' },
  });
  expect(await shrink(7)).toBeNull();
  const places = [{ priceLevelId: level, quantity: 1 }];
  const wish = holdInput.parse({ performanceId: made.performance.id, places });
  expect(await hold({ ctx: database.ctx(), input: wish })).toMatchObject({ code: 'NOT_ENOUGH' });
  const { ctx, scope, allocationId } = guests;
  const release = (quantity?: number) =>
    releaseAllocation({
      ctx,
      input: { ...scope, allocationId, ...(quantity && { places: { priceLevelId: level, quantity } }) },
    });
  expect(await release(2)).toMatchObject({ ok: true, places: 2 });
  expect(await hold({ ctx: database.ctx(), input: wish })).toMatchObject({ ok: true });
  expect(await release()).toMatchObject({ ok: true, places: 5 });
  const [stock] = await database.db.select().from(placeStock).where(eq(placeStock.priceLevelId, level));
  expect(stock).toMatchObject({ held: 1, blocked: 0 });
});

test('at its time an allocation goes back on sale, once, and takes nothing more', async () => {
  const made = await makeSeatedPerformance(database.db);
  const guests = await makeAllocation(database, made);
  await guests.blockSeats(0, 1, 2);
  const round = () => releaseDue({ ctx: database.ctx({ kind: 'job', name: 'worker' }), input: { limit: 9 } });
  expect(await round()).toBe(0);
  await guests.due(30);
  expect(await stockDrift(database.db)).toMatchObject([{ found: 3, expected: 0 }]);
  expect((await Promise.all([round(), round()])).sort()).toEqual([0, 1]);
  expect(await round()).toBe(0);
  expect(await guests.blockSeats(0)).toMatchObject({ code: 'OVER' });
  expect(await holdSeats(made.performance.id, 0, 1, 2)).toMatchObject({ ok: true });
});

test("another organizer's date, allocation and level are not there", async () => {
  const [made, foreign] = [await makeSeatedPerformance(database.db), await makeEvent(database.db)];
  const [guests, other] = [
    await makeAllocation(database, made),
    await makeAllocation(database, await makeGeneralPerformance(database.db)),
  ];
  const { ctx, named, scope, allocationId } = guests;
  const places: { priceLevelId: string; quantity: number }[] = [];
  const input = { ...named([0]), allocationId, places };
  const organizerId = foreign.organizer.id;
  const values = { name: 'X', kind: 'house' as const, releaseAt: null };
  for (const answer of [
    await block({ ctx, input: { ...input, organizerId } }),
    await block({ ctx, input: { ...input, allocationId: other.allocationId } }),
    await releaseSeats({ ctx, input: { ...named([0]), organizerId } }),
    await releaseAllocation({ ctx, input: { ...scope, allocationId, organizerId } }),
    await releaseAllocation({ ctx, input: { ...scope, allocationId: other.allocationId } }),
    await saveAllocation({ ctx, input: { ...scope, ...values, allocationId, organizerId } }),
    await saveAllocation({ ctx, input: { ...scope, ...values, allocationId: other.allocationId } }),
  ])
    expect(answer).toMatchObject({ code: 'NOT_FOUND' });
});
