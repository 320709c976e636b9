import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claims, waitlistEntries } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { placeOrder } from '@/lib/orders/place-order';
import { availability } from '../availability';
import { getCart } from '../queries';
import { refreshSummaries } from '../refresh-summaries';
import { releaseHold } from '../release-hold';
import { stockDrift } from '../self-check';
import { stopPaying } from '../start-paying';
import { acceptOffer } from './accept-offer';
import { confirmEntry } from './confirm-entry';
import { entryLink } from './entry-key';
import { joinWaitlist } from './join-waitlist';
import { leaveWaitlist } from './leave-waitlist';
import { waitlistWorld } from './testing';
import { workWaitlists } from './work-waitlists';

let database: TestDatabase;
let world: ReturnType<typeof waitlistWorld>;
beforeAll(async () => {
  database = await createTestDatabase();
  world = waitlistWorld(database);
});
afterAll(async () => {
  expect(await stockDrift(database.db)).toEqual([]);
  await database.drop();
});

const keyOf = (entryId: string) => entryLink(entryId).split('key=')[1];
const jobs = async (levelId: string) =>
  (
    await database.db.execute(
      sql`select 1 from pgboss.job where name = 'offer-waitlist' and data->>'priceLevelId' = ${levelId}`,
    )
  ).length;

describe('joining', () => {
  test('not while there are tickets, and for no more than one person can buy', async () => {
    const hall = await world.soldOutHall();
    await expect(world.waits({ ...hall, priceLevelId: hall.standard.id })).rejects.toThrow(/are tickets/);
    await expect(world.waits(hall, 9)).rejects.toThrow(/8 tickets at most/);
    await expect(world.waits({ ...hall, performanceId: newId() })).rejects.toThrow(/no waitlist/);
    expect(await world.isKept(hall.premium.id)).toBe(false);
  });

  test('a guest has his place when he follows the link; asking again does not give a second one', async () => {
    const floor = await world.soldOutFloor();
    const email = `${newId()}@example.test`;
    const guest = database.ctx();
    const join = (quantity: number) =>
      joinWaitlist({
        ctx: guest,
        input: { ...floor, email, quantity, takesFewer: false, address: newId() },
        owe: world.owe,
      });
    expect(await join(2)).toEqual({ ok: true, entryId: null, email });
    expect(await join(1)).toEqual({ ok: true, entryId: null, email });
    const entries = await database.db.select().from(waitlistEntries).where(eq(waitlistEntries.email, email));
    expect(entries).toMatchObject([{ state: 'unconfirmed', quantity: 2, joinedAt: null }]);
    const entryId = entries[0]?.id ?? '';
    expect(await world.isKept(floor.priceLevelId)).toBe(false);
    expect(await confirmEntry({ ctx: guest, input: { entryId } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await confirmEntry({ ctx: guest, input: { entryId, key: keyOf(newId()) } })).toMatchObject({
      ok: false,
    });
    const wish = { entryId, key: keyOf(entryId) };
    expect(await confirmEntry({ ctx: guest, input: wish })).toEqual({ ok: true });
    expect(await confirmEntry({ ctx: guest, input: wish })).toEqual({ ok: true });
    expect((await world.entry(entryId)).state).toBe('waiting');
    expect(await world.isKept(floor.priceLevelId)).toBe(true);
    // Said again, the answer is the same, and the mail is another.
    expect(await join(1)).toEqual({ ok: true, entryId: null, email });
    expect((await world.mailsAbout(entryId)).map(({ kind }) => kind)).toEqual([
      'waitlist_confirm',
      'waitlist_confirm',
      'waitlist_joined',
    ]);
    expect(await leaveWaitlist({ ctx: guest, input: wish })).toEqual({ ok: true });
    expect(await world.isKept(floor.priceLevelId)).toBe(false);
  });

  test('ten tabs of one account: one place', async () => {
    const floor = await world.soldOutFloor();
    const { ctx, user } = await world.waits(floor);
    const input = { ...floor, quantity: 2, takesFewer: true, address: newId() };
    await Promise.all(Array.from({ length: 10 }, () => joinWaitlist({ ctx, input, owe: world.owe })));
    const entries = await database.db
      .select()
      .from(waitlistEntries)
      .where(eq(waitlistEntries.email, user.email));
    expect(entries).toMatchObject([{ state: 'waiting', quantity: 1 }]);
  });
});

describe('what comes free', () => {
  test('is kept from the public, offered in order, and held for who is offered it', async () => {
    const hall = await world.soldOutHall();
    const first = await world.waits(hall, 2);
    const second = await world.waits(hall, 1);
    const [one, two] = hall.seats.map(({ id }) => id);
    await world.release(hall.holdId, [one ?? 0]);
    expect(await jobs(hall.premium.id)).toBe(1);
    const wish = { performanceId: hall.performanceId, seatIndexes: [0] };
    expect(await world.take(wish)).toMatchObject({ ok: false, code: 'SEATS_TAKEN' });
    const best = { performanceId: hall.performanceId, best: { priceLevelId: hall.premium.id, quantity: 1 } };
    expect(await world.take(best)).toMatchObject({ ok: false, code: 'NOT_ENOUGH', left: 0 });
    // The first wants two and waits on; the second is served meanwhile.
    expect(await world.round()).toBe(1);
    expect((await world.entry(first.entryId)).state).toBe('waiting');
    const offered = await world.entry(second.entryId);
    expect(offered).toMatchObject({ state: 'offered', offeredQuantity: 1 });
    expect((await world.mailsAbout(second.entryId)).map(({ kind }) => kind)).toEqual([
      'waitlist_joined',
      'waitlist_offer',
    ]);
    expect(await world.round()).toBe(0);
    expect(await world.take(wish)).toMatchObject({ ok: false, code: 'SEATS_TAKEN' });
    // It lapses, the other seat comes free: now there are two for the first.
    await world.lapse(offered.holdId);
    await world.release(hall.holdId, [two ?? 0]);
    expect(await world.take(wish)).toMatchObject({ ok: false, code: 'SEATS_TAKEN' });
    expect(await world.round()).toBe(1);
    expect((await world.entry(second.entryId)).state).toBe('lapsed');
    expect(await world.entry(first.entryId)).toMatchObject({ state: 'offered', offeredQuantity: 2 });
    expect(await world.isKept(hall.premium.id)).toBe(false);
  });

  test('places are kept as seats are', async () => {
    const floor = await world.soldOutFloor(3);
    const first = await world.waits(floor, 3, true);
    await world.lapse(floor.holdId);
    const wish = {
      performanceId: floor.performanceId,
      places: [{ priceLevelId: floor.priceLevelId, quantity: 1 }],
    };
    expect(await world.take(wish)).toMatchObject({ ok: false, code: 'NOT_ENOUGH', left: 0 });
    expect(await world.offer(floor.priceLevelId)).toBe(1);
    expect(await world.entry(first.entryId)).toMatchObject({ state: 'offered', offeredQuantity: 3 });
    // Nobody waits any more: what is let go of the offer is everybody's.
    expect(await leaveWaitlist({ ctx: first.ctx, input: first.input })).toEqual({ ok: true });
    expect(await world.take(wish)).toMatchObject({ ok: true });
  });

  test('is shown as sold by the plan and the listings', async () => {
    const hall = await world.soldOutHall();
    await world.waits(hall);
    await world.release(hall.holdId);
    const shown = (await availability(database.db, hall.performanceId))?.now;
    expect(shown?.levels).toEqual({ [hall.premium.id]: { left: 0 }, [hall.standard.id]: { left: 2 } });
    expect([...(shown?.taken ?? [])]).toEqual([0b0011]);
    const floor = await world.soldOutFloor();
    await world.waits(floor, 2);
    await world.release(floor.holdId);
    await refreshSummaries({ ctx: world.job });
    const [row] = await database.db.execute(
      sql`select availability from performances where id = ${floor.performanceId}`,
    );
    expect(row).toEqual({ availability: 'sold_out' });
  });

  test('a cart of somebody who had seats before stays his, and he can confirm them', async () => {
    const hall = await world.soldOutHall();
    const owner = database.ctx();
    await world.release(hall.holdId);
    const wish = { performanceId: hall.performanceId, seatIndexes: [0, 1] };
    expect(await world.take(wish, owner)).toMatchObject({ ok: true });
    const { entryId } = await world.waits(hall);
    expect(await world.take(wish, owner)).toMatchObject({ ok: true });
    await world.round();
    expect((await world.entry(entryId)).state).toBe('waiting');
  });

  test('seats for wheelchairs stay on sale', async () => {
    const hall = await world.soldOutHall();
    await database.db.execute(
      sql`update seats set accessible = true where plan_id = ${hall.plan.id} and seat_index = 1`,
    );
    await world.waits(hall);
    await world.release(hall.holdId);
    expect(await world.take({ performanceId: hall.performanceId, seatIndexes: [1] })).toMatchObject({
      ok: true,
    });
    expect(await world.take({ performanceId: hall.performanceId, seatIndexes: [0] })).toMatchObject({
      ok: false,
    });
    expect(await world.round()).toBe(1);
  });
});

describe('an offer', () => {
  async function offered() {
    const hall = await world.soldOutHall();
    const fan = await world.waits(hall, 2);
    await world.release(hall.holdId);
    expect(await world.round()).toBe(1);
    return { hall, ...fan, entry: await world.entry(fan.entryId) };
  }
  const order = { email: 'ada@example.test', buyerName: 'Ada', acceptedTotal: 16_000 };

  test('is the cart of who takes it, lasts as long as was said, and takes nothing else in', async () => {
    const { hall, ctx, input, entry } = await offered();
    expect(await acceptOffer({ ctx: database.ctx(), input })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await acceptOffer({ ctx, input })).toEqual({ ok: true });
    expect(await acceptOffer({ ctx, input })).toEqual({ ok: true });
    const cart = await getCart(ctx);
    expect(cart?.items.map(({ seatIndex }) => seatIndex)).toEqual([0, 1]);
    expect(cart?.expiresInSeconds).toBeGreaterThan(11 * 3_600);
    const more = { performanceId: hall.performanceId, seatIndexes: [2] };
    expect(await world.take(more, ctx)).toMatchObject({ ok: false, code: 'OFFER_IN_CART' });
    const placed = await placeOrder({ ctx, input: order });
    expect(placed).toMatchObject({ ok: true });
    // The payment is given up: the promise stands.
    await database.db.transaction((tx) => stopPaying(tx, entry.holdId ?? '', 0));
    expect((await getCart(ctx))?.expiresInSeconds ?? 0).toBeGreaterThan(11 * 3_600);
    await releaseHold({ ctx, input: {} });
    await world.round();
    expect((await world.entry(entry.id)).state).toBe('lapsed');
  });

  test('follows its link to another device, but not out of a payment', async () => {
    const { ctx, input, entryId } = await offered();
    const phone = database.ctx();
    const link = { entryId, key: keyOf(entryId) };
    expect(await acceptOffer({ ctx: phone, input: link })).toEqual({ ok: true });
    expect(await acceptOffer({ ctx, input })).toEqual({ ok: true });
    expect(await getCart(phone)).toBeNull();
    expect(await placeOrder({ ctx, input: order })).toMatchObject({ ok: true });
    expect(await acceptOffer({ ctx: phone, input: link })).toMatchObject({ code: 'PAYING' });
    expect(await leaveWaitlist({ ctx: phone, input: link })).toMatchObject({ code: 'PAYING' });
  });

  test('waits while its owner has another cart, and takes the place of an empty one', async () => {
    const { hall, ctx, input } = await offered();
    const other = { performanceId: hall.performanceId, seatIndexes: [2] };
    expect(await world.take(other, ctx)).toMatchObject({ ok: true });
    expect(await acceptOffer({ ctx, input })).toMatchObject({ code: 'CART_OPEN' });
    expect((await getCart(ctx))?.items).toHaveLength(1);
    await releaseHold({ ctx, input: {} });
    expect(await acceptOffer({ ctx, input })).toEqual({ ok: true });
  });

  test('taken in its last minute it lasts as long as any cart; too late it is gone', async () => {
    const { ctx, input, entry } = await offered();
    await world.lapse(entry.holdId, 30);
    expect(await acceptOffer({ ctx, input })).toEqual({ ok: true });
    expect((await getCart(ctx))?.expiresInSeconds ?? 0).toBeGreaterThan(500);
    // Taken again it is not prolonged again.
    await world.lapse(entry.holdId, 30);
    expect(await acceptOffer({ ctx, input })).toEqual({ ok: true });
    expect((await getCart(ctx))?.expiresInSeconds ?? 0).toBeLessThan(31);
    await world.lapse(entry.holdId);
    expect(await acceptOffer({ ctx, input })).toMatchObject({ code: 'LAPSED' });
  });
});

test('lists end before the doors: who waits is let go, and what is free is sold to everybody', async () => {
  const floor = await world.soldOutFloor();
  const { entryId } = await world.waits(floor, 2);
  await world.lapse(floor.holdId);
  await database.db.execute(sql`
    update performances set starts_at = now() + interval '100 minutes' where id = ${floor.performanceId}`);
  expect(await world.round()).toBe(0);
  expect((await world.entry(entryId)).state).toBe('closed');
  const wish = {
    performanceId: floor.performanceId,
    places: [{ priceLevelId: floor.priceLevelId, quantity: 2 }],
  };
  expect(await world.take(wish)).toMatchObject({ ok: true });
  await expect(world.waits(floor)).rejects.toThrow(/ended/);
});

test('an offer ends with its list at the latest', async () => {
  const floor = await world.soldOutFloor();
  const { entryId } = await world.waits(floor, 2);
  await world.release(floor.holdId);
  await database.db.execute(sql`
    update performances set starts_at = now() + interval '3 hours' where id = ${floor.performanceId}`);
  await world.round();
  const { offeredUntil } = await world.entry(entryId);
  expect((offeredUntil?.getTime() ?? 0) - Date.now()).toBeLessThan(61 * 60_000);
  expect(await database.db.$count(claims, eq(claims.performanceId, floor.performanceId))).toBe(0);
});

test('lines with something free that nobody can use do not keep those behind them waiting', async () => {
  const stuck = await world.soldOutHall();
  await world.waits(stuck, 2);
  const behind = await world.soldOutHall();
  const { entryId } = await world.waits(behind, 2);
  await world.release(stuck.holdId, [stuck.seats[0]?.id ?? 0]);
  await world.release(behind.holdId);
  await workWaitlists({ ctx: world.job, owe: world.owe, atOnce: 1 });
  expect(await world.entry(entryId)).toMatchObject({ state: 'offered' });
});

test('what a guest wishes is not changed by who types his address', async () => {
  const hall = await world.soldOutHall();
  const email = `guest-${newId()}@example.test`;
  const ask = (quantity: number) =>
    joinWaitlist({
      ctx: database.ctx(),
      input: { ...hall, email, quantity, takesFewer: quantity > 1, address: newId() },
      owe: world.owe,
    });
  expect(await ask(1)).toMatchObject({ ok: true });
  expect(await ask(2)).toMatchObject({ ok: true });
  const rows = await database.db.select().from(waitlistEntries).where(eq(waitlistEntries.email, email));
  expect(rows).toMatchObject([{ quantity: 1, takesFewer: false, state: 'unconfirmed' }]);
});
