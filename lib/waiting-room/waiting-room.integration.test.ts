import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUser } from '@/db/factories';
import { performances, waitingRoomLoad, waitingVisitors } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { asFan, makeMember, makeOrganizer } from '@/lib/organizers/testing';
import { forgetRooms, postedRoom } from './board';
import { leaveRoom } from './come-in';
import { placeOf } from './draw-view';
import { flushLoad, measured } from './load';
import { hashOfSeed } from './room-row';
import { sendRoomMessage, steerRoom } from './steer-room';
import { roomWorld } from './testing';

let database: TestDatabase;
let world: ReturnType<typeof roomWorld>;

beforeAll(async () => {
  database = await createTestDatabase();
  world = roomWorld(database);
});
afterAll(() => database.drop());

const numberOf = async (answer: ReturnType<typeof world.arrive>) => {
  const result = await answer;
  if (!result.ok) throw new Error(result.message);
  return result.arrival;
};

describe('arriving', () => {
  test('a hundred at once get the numbers 0 to 99, each one of them', async () => {
    const { roomId } = await world.gathering();
    const numbers = await Promise.all(Array.from({ length: 100 }, () => numberOf(world.arrive(roomId))));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect((await world.room(roomId)).arrivals).toBe(100);
  });

  test('ten tabs of one visitor have one place, and coming back gives the same', async () => {
    const { roomId } = await world.gathering();
    const me = world.visitor();
    await world.arrive(roomId);
    const numbers = await Promise.all(Array.from({ length: 10 }, () => numberOf(world.arrive(roomId, me))));
    expect(new Set([...numbers, await numberOf(world.arrive(roomId, me))])).toEqual(new Set([1]));
    expect((await world.room(roomId)).arrivals).toBe(2);
  });

  test('signing in takes the browser’s place along; a second account in it has its own', async () => {
    const { roomId } = await world.gathering();
    const visitorId = newId();
    const [first, second] = [await makeUser(database.db), await makeUser(database.db)];
    expect(await numberOf(world.arrive(roomId, { kind: 'visitor', visitorId }))).toBe(0);
    expect(await numberOf(world.arrive(roomId, { ...asFan(first), visitorId } as never))).toBe(0);
    expect(await numberOf(world.arrive(roomId, { ...asFan(second), visitorId } as never))).toBe(1);
    expect(await numberOf(world.arrive(roomId, asFan(first)))).toBe(0);
  });

  test('a room for accounts sends visitors to the sign-in', async () => {
    const { roomId } = await world.gathering(10, { accountsOnly: true });
    expect(await world.arrive(roomId)).toMatchObject({ ok: false, code: 'SIGN_IN' });
    expect(await world.arrive(roomId, asFan(await makeUser(database.db)))).toMatchObject({ ok: true });
    expect(await world.arrive(newId())).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  });
});

describe('the opening', () => {
  test('draws who is there, shows the seed it had promised, and queues later ones behind', async () => {
    const { roomId } = await world.gathering();
    const early = await Promise.all(Array.from({ length: 30 }, () => numberOf(world.arrive(roomId))));
    const before = await world.room(roomId);
    expect(before).toMatchObject({ seed: null, gathered: null, state: 'gathering' });
    expect((await postedRoom(database.db, roomId))?.answer.draw).toBeNull();
    await world.open(roomId);
    // The first to come afterwards opens it: no worker is waited for.
    const late = await numberOf(world.arrive(roomId));
    const { seed, gathered, state, seedHash } = await world.room(roomId);
    expect({ gathered, state, late }).toEqual({ gathered: 30, state: 'open', late: 30 });
    expect(hashOfSeed(seed ?? '')).toBe(seedHash);
    expect(seedHash).toBe(before.seedHash);
    const draw = { seed: seed ?? '', gathered: gathered ?? 0 };
    const places = early.map((arrival) => placeOf(draw, arrival));
    expect(new Set(places).size).toBe(30);
    expect(Math.max(...places.map(Number))).toBe(29);
    expect(placeOf(draw, late)).toBe(30);
  });
});

describe('coming in', () => {
  test('only when called, once for each place, and who is done makes room', async () => {
    const { roomId } = await world.gathering(100, { target: 2 });
    const people = Array.from({ length: 4 }, () => world.visitor());
    await world.open(roomId);
    for (const one of people) await world.arrive(roomId, one);
    const [first, second, third] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    expect(await world.comeIn(roomId, first)).toMatchObject({ code: 'WAIT' });
    await world.step();
    expect((await world.room(roomId)).serving).toBe(2);
    const admitted = await world.comeIn(roomId, first);
    expect(admitted).toMatchObject({ ok: true });
    expect(await world.comeIn(roomId, first)).toEqual(admitted);
    expect(await world.comeIn(roomId, second)).toMatchObject({ ok: true });
    await world.step();
    // Two are inside and two is the target.
    expect(await world.room(roomId)).toMatchObject({ serving: 2, inside: 2 });
    expect(await world.comeIn(roomId, third)).toMatchObject({ code: 'WAIT' });
    await leaveRoom({ ctx: database.ctx(first), input: { roomId } });
    await world.step();
    expect(await world.room(roomId)).toMatchObject({ serving: 3, inside: 1 });
    expect(await world.comeIn(roomId, third)).toMatchObject({ ok: true });
    expect(await world.comeIn(roomId, first)).toMatchObject({ code: 'TURN_OVER' });
  });

  test('who lets his turn pass goes to the end, and his old place lets him in no more', async () => {
    const { roomId } = await world.gathering();
    const me = world.visitor();
    await world.open(roomId);
    await world.arrive(roomId, me);
    await world.arrive(roomId);
    await world.step();
    expect(await world.comeIn(roomId, me)).toMatchObject({ ok: true });
    await database.db
      .update(waitingVisitors)
      .set({ admittedUntil: new Date(Date.now() - 1_000) })
      .where(sql`room_id = ${roomId} and admitted_at is not null`);
    expect(await world.comeIn(roomId, me)).toMatchObject({ code: 'TURN_OVER' });
    expect(await numberOf(world.arrive(roomId, me))).toBe(0);
    expect(await numberOf(world.arrive(roomId, me, true))).toBe(2);
    expect(await world.comeIn(roomId, me)).toMatchObject({ code: 'WAIT' });
  });

  test('a visitor without a place is not let in', async () => {
    const { roomId } = await world.gathering();
    await world.open(roomId);
    await world.arrive(roomId);
    await world.step();
    expect(await world.comeIn(roomId, world.visitor())).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the valve', () => {
  test('failing holds slow it down; two workers make one step', async () => {
    const { roomId } = await world.gathering(1_000);
    await world.open(roomId);
    await Promise.all(Array.from({ length: 200 }, () => world.arrive(roomId)));
    await Promise.all([world.step(), world.step()]);
    const { rate, serving } = await world.room(roomId);
    expect(serving).toBeLessThanOrEqual(6);
    for (let n = 0; n < 20; n++) {
      await measured(database.db, async () => ({ ok: false, code: 'BUSY' }));
    }
    await flushLoad(database.db);
    await world.step();
    expect((await world.room(roomId)).rate).toBe(rate / 2);
    await database.db.delete(waitingRoomLoad);
  });

  test('nobody is called when all tickets are gone, and those who wait are told', async () => {
    const { roomId, level } = await world.gathering(5);
    const me = world.visitor();
    await world.open(roomId);
    await world.arrive(roomId, me);
    await database.db.execute(
      sql`update place_stock set sold = 3, held = 2 where price_level_id = ${level.id}`,
    );
    await world.step();
    expect(await world.room(roomId)).toMatchObject({ serving: 0, state: 'open', free: 0, held: 2 });
    await database.db.execute(
      sql`update place_stock set sold = 5, held = 0 where price_level_id = ${level.id}`,
    );
    await world.step();
    forgetRooms(database.db);
    expect((await postedRoom(database.db, roomId))?.answer.state).toBe('sold_out');
    expect(await world.comeIn(roomId, me)).toMatchObject({ code: 'SOLD_OUT' });
    await database.db.execute(sql`update place_stock set sold = 4 where price_level_id = ${level.id}`);
    await world.step();
    expect((await world.room(roomId)).state).toBe('open');
  });

  test('an armed room switches itself on when demand passes its limit', async () => {
    const { roomId, performance, level } = await world.gathering(50, { when: 'demand', demandLimit: 2 });
    const demands = async () =>
      (await database.db.select().from(performances).where(eq(performances.id, performance.id)))[0]
        ?.waitingRoomId;
    await world.step();
    expect(await world.room(roomId)).toMatchObject({ state: 'armed' });
    expect(await demands()).toBeNull();
    for (let n = 0; n < 2; n++) {
      const id = newId();
      await database.db.execute(sql`insert into holds (id, buyer_key, currency, expires_at)
        values (${id}, ${`visitor:${id}`}, 'usd', now() + interval '10 minutes')`);
      await database.db.execute(sql`insert into place_claims (id, performance_id, price_level_id, quantity, state, hold_id, expires_at)
        values (${newId()}, ${performance.id}, ${level.id}, 1, 'held', ${id}, now() + interval '10 minutes')`);
    }
    await world.step();
    expect(await demands()).toBe(roomId);
    expect(await world.arrive(roomId)).toMatchObject({ ok: true, arrival: 0 });
    await world.step();
    expect(await world.room(roomId)).toMatchObject({ state: 'open' });
  });
});

describe('the organizer', () => {
  test('steers his own room, and nobody else’s; every change is in the books', async () => {
    const made = await world.gathering();
    const { roomId, event, performance } = made;
    const { ctx } = await makeMember(database, event.organizerId);
    const own = { organizerId: event.organizerId, eventId: event.id, roomId };
    const stranger = await makeOrganizer(database);
    const steer = (command: Parameters<typeof steerRoom>[0]['input']['command'], of = own) =>
      steerRoom({ ctx, input: { ...of, command } });
    expect(await steer('pause', { ...own, organizerId: stranger.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await steer('pause')).toMatchObject({ code: 'NOT_NOW' });
    expect(await steer('open')).toEqual({ ok: true });
    await world.arrive(roomId);
    expect(await steer('pause')).toEqual({ ok: true });
    await world.step();
    expect(await world.room(roomId)).toMatchObject({ state: 'paused', serving: 0 });
    expect(await steer('resume')).toEqual({ ok: true });
    expect(await steer('slower')).toEqual({ ok: true });
    expect(await world.room(roomId)).toMatchObject({ target: 240, perMinute: 240 });
    expect(await steer('faster')).toEqual({ ok: true });
    expect((await world.room(roomId)).target).toBe(300);
    await sendRoomMessage({ ctx, input: { ...own, message: 'The doors of the hall open at seven.' } });
    forgetRooms(database.db);
    expect((await postedRoom(database.db, roomId))?.answer.message).toMatch(/at seven/);
    expect(await steer('close')).toEqual({ ok: true });
    const [after] = await database.db.select().from(performances).where(eq(performances.id, performance.id));
    expect(after?.waitingRoomId).toBeNull();
    expect(await world.arrive(roomId)).toMatchObject({ code: 'CLOSED' });
    const written = await database.db.execute<{ action: string }>(
      sql`select action from audit_log where organizer_id = ${event.organizerId} order by id`,
    );
    expect(written.map(({ action }) => action)).toEqual(
      ['set_up', 'open', 'pause', 'resume', 'slower', 'faster', 'message', 'close'].map(
        (what) => `waiting_room.${what}`,
      ),
    );
  });

  test('has one room for a date at a time', async () => {
    const made = await world.gathering();
    await expect(
      (async () => {
        const again = { organizerId: made.event.organizerId, eventId: made.event.id };
        return world.setUp({ ...again, performanceId: made.performance.id, scope: 'event' });
      })(),
    ).resolves.toMatchObject({ code: 'HAS_ROOM' });
  });
});
