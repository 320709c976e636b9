import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { makeGeneralPerformance } from '@/db/factories';
import { events, passes, performances } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { roomWorld } from '@/lib/waiting-room/testing';
import { keysOf, sealAdmission } from '@/lib/waiting-room/token';
import { heldItems } from '../cart-items';
import { totalsOf } from '../cart-view';
import { hold } from '../hold';
import { holdInput } from '../input';
import { releaseCarts } from '../release-carts';
import { releaseHold } from '../release-hold';
import { stockDrift } from '../self-check';
import { holdPasses } from './hold-passes';
import { makePass } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const buy = (passId: string, quantity = 1, ctx = database.ctx()) =>
  holdPasses({ ctx, input: { passId, quantity } });

async function held(passId: string, quantity: number, ctx = database.ctx()) {
  const answer = await buy(passId, quantity, ctx);
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

const stockOf = async (levelId: string) => {
  const [row] = await database.db.execute<{ held: number }>(
    sql`select held from place_stock where price_level_id = ${levelId}`,
  );
  return row?.held;
};

test('a pass has a place on each date; its shares add up to its price, in face, fee and tax', async () => {
  const { pass, dates } = await makePass(database);
  const { holdId, expiresInSeconds } = await held(pass.id, 2);
  expect(expiresInSeconds).toBeGreaterThan(60);
  const items = await heldItems(database.db, holdId);
  expect(
    items.map(({ performanceId, quantity, passName, price }) => [performanceId, quantity, passName, price]),
  ).toEqual([
    [dates[0]?.performance.id, 2, 'Festival pass', 3_334],
    [dates[1]?.performance.id, 2, 'Festival pass', 3_333],
    [dates[2]?.performance.id, 2, 'Festival pass', 3_333],
  ]);
  expect(totalsOf(items)).toEqual({ faceTotal: 18_000, feeTotal: 1_400, taxTotal: 600, total: 20_000 });
  expect(await stockDrift(database.db)).toEqual([]);
});

test('asking twice changes nothing; fewer gives places back', async () => {
  const { pass, dates } = await makePass(database);
  const ctx = database.ctx();
  await held(pass.id, 3, ctx);
  await held(pass.id, 3, ctx);
  expect(await stockOf(dates[1]?.level.id ?? '')).toBe(3);
  await held(pass.id, 1, ctx);
  expect(await stockOf(dates[1]?.level.id ?? '')).toBe(1);
});

test('a pass is one of the hundred that a cart has, however many dates it has', async () => {
  const { pass } = await makePass(database, {
    capacities: [60, 60],
    date: { maxPerOrder: 50, maxPerBuyer: 50 },
    pass: { maxPerBuyer: 50 },
  });
  const ctx = database.ctx();
  await held(pass.id, 40, ctx);
  const singles = await Promise.all(
    [50, 10].map(() => makeGeneralPerformance(database.db, { maxPerOrder: 50, maxPerBuyer: 50 })),
  );
  const places = (n: number, quantity: number) => {
    const [performanceId, priceLevelId] = [singles[n]?.performance.id, singles[n]?.level.id];
    const line = { performanceId, places: [{ priceLevelId, quantity }] };
    return hold({ ctx, input: holdInput.parse(line) });
  };
  expect(await places(0, 50)).toMatchObject({ ok: true });
  expect(await places(1, 10)).toMatchObject({ ok: true });
  expect(await places(1, 11)).toMatchObject({ code: 'LIMIT_REACHED', have: 100 });
  expect(await buy(pass.id, 41, ctx)).toMatchObject({ code: 'LIMIT_REACHED', limit: 100, have: 100 });
  expect(await buy(pass.id, 39, ctx)).toMatchObject({ ok: true });
});

test('passes and single tickets of one level lie in a cart side by side', async () => {
  const { pass, dates } = await makePass(database);
  const ctx = database.ctx();
  const { holdId } = await held(pass.id, 2, ctx);
  const [{ performance, level }] = dates as [(typeof dates)[0]];
  const places = [{ priceLevelId: level.id, quantity: 3 }];
  const single = await hold({ ctx, input: holdInput.parse({ performanceId: performance.id, places }) });
  expect(single).toMatchObject({ ok: true, holdId });
  expect(await stockOf(level.id)).toBe(5);
  const prices = (await heldItems(database.db, holdId)).map(({ passId, price, quantity }) => [
    !!passId,
    quantity,
    price,
  ]);
  expect(prices).toContainEqual([false, 3, level.price]);
  // What is let go of by itself leaves the pass whole, and the other way round.
  await releaseHold({ ctx, input: { performanceId: performance.id, priceLevelId: level.id } });
  expect((await heldItems(database.db, holdId)).map(({ passId }) => !!passId)).toEqual([true, true, true]);
  await hold({ ctx, input: holdInput.parse({ performanceId: performance.id, places }) });
  await releaseHold({ ctx, input: { passId: pass.id } });
  expect((await heldItems(database.db, holdId)).map(({ passId, quantity }) => [passId, quantity])).toEqual([
    [null, 3],
  ]);
  expect(await stockDrift(database.db)).toEqual([]);
});

test('dates that are full are named, and nothing is held on the others', async () => {
  const { pass, dates } = await makePass(database, { capacities: [10, 1, 0] });
  const answer = await buy(pass.id, 2);
  expect(answer).toMatchObject({
    code: 'DATES_FULL',
    message: expect.stringMatching(
      /^\w{3} \d+ \w{3} \d{4} has only 1 left, \w{3} \d+ \w{3} \d{4} is full\. Nothing/,
    ),
  });
  expect('performanceIds' in answer && new Set(answer.performanceIds)).toEqual(
    new Set([dates[1]?.performance.id, dates[2]?.performance.id]),
  );
  expect(await Promise.all(dates.map(({ level }) => stockOf(level.id)))).toEqual([0, 0, 0]);
  const [left] = await database.db.execute<{ n: number }>(sql`
    select count(*)::int as n from place_claims where pass_id = ${pass.id}`);
  expect(left?.n).toBe(0);
});

test('lapsed carts stand in nobody’s way, on any date, nor in that of the pass’s own number', async () => {
  const { pass } = await makePass(database, { capacities: [2, 2], pass: { maxSold: 2 } });
  const { holdId } = await held(pass.id, 2);
  expect(await buy(pass.id, 1)).toMatchObject({ code: 'PASSES_GONE', left: 0 });
  await database.db.execute(sql`update holds set expires_at = now() - interval '1 s' where id = ${holdId}`);
  await database.db.execute(
    sql`update place_claims set expires_at = now() - interval '1 s' where hold_id = ${holdId}`,
  );
  await held(pass.id, 2);
  expect(await stockDrift(database.db)).toEqual([]);
});

test('limits: of the pass, and of each of its dates with what is chosen there by itself', async () => {
  const { pass, dates } = await makePass(database, { date: { maxPerOrder: 3 } });
  expect(await buy(pass.id, 5)).toMatchObject({ code: 'LIMIT_REACHED', limit: 4 });
  const ctx = database.ctx();
  const [{ performance, level }] = dates as [(typeof dates)[0]];
  const places = [{ priceLevelId: level.id, quantity: 2 }];
  await hold({ ctx, input: holdInput.parse({ performanceId: performance.id, places }) });
  expect(await buy(pass.id, 2, ctx)).toMatchObject({
    code: 'LIMIT_REACHED',
    message: expect.stringMatching(/^\w{3} \d+ \w{3} \d{4}: One person can have 3 tickets/),
  });
  await held(pass.id, 1, ctx);
});

test('not before its sale, not after, not of a draft, not with a date that is called off', async () => {
  const later = new Date(Date.now() + 3_600_000);
  const early = await makePass(database, { pass: { onSaleAt: later } });
  expect(await buy(early.pass.id)).toMatchObject({
    code: 'NOT_ON_SALE',
    onSaleAt: later.toISOString().replace(/\.\d+/, ''),
  });
  const late = await makePass(database, { pass: { offSaleAt: new Date(Date.now() - 1_000) } });
  expect(await buy(late.pass.id)).toMatchObject({ code: 'SALE_ENDED' });
  const { pass, event, dates } = await makePass(database);
  await database.db.update(events).set({ status: 'draft' }).where(eq(events.id, event.id));
  expect(await buy(pass.id)).toMatchObject({ code: 'NOT_FOUND' });
  await database.db.update(events).set({ status: 'published' }).where(eq(events.id, event.id));
  const second = dates[1]?.performance.id ?? '';
  await database.db.update(performances).set({ status: 'postponed' }).where(eq(performances.id, second));
  expect(await buy(pass.id)).toMatchObject({ code: 'CANCELLED' });
  expect(await buy('00000000-0000-7000-8000-000000000000')).toMatchObject({ code: 'NOT_FOUND' });
});

test('it is sold before its dates are, and needs no code of theirs', async () => {
  const { pass } = await makePass(database, {
    date: { onSaleAt: new Date(Date.now() + 3_600_000), accessCodeRequired: true },
  });
  await held(pass.id, 1);
});

test('a date that is cancelled takes the whole pass out of carts, and nothing else', async () => {
  const { pass, dates } = await makePass(database);
  const ctx = database.ctx();
  const { holdId } = await held(pass.id, 2, ctx);
  const [first, second] = dates;
  const places = [{ priceLevelId: first?.level.id ?? '', quantity: 1 }];
  await hold({ ctx, input: holdInput.parse({ performanceId: first?.performance.id, places }) });
  await withTransaction(database.ctx(), ({ db }) => releaseCarts(db, [second?.performance.id ?? '']));
  expect((await heldItems(database.db, holdId)).map(({ passId, quantity }) => [passId, quantity])).toEqual([
    [null, 1],
  ]);
  expect(await stockDrift(database.db)).toEqual([]);
});

test('a pass of no dates, or of dates in another currency, is not sold', async () => {
  const empty = await makePass(database);
  await database.db.execute(sql`delete from pass_parts where pass_id = ${empty.pass.id}`);
  expect(await buy(empty.pass.id)).toMatchObject({ code: 'NOT_FOUND' });
  const other = await makePass(database);
  await database.db.update(passes).set({ currency: 'eur' }).where(eq(passes.id, other.pass.id));
  expect(await buy(other.pass.id)).toMatchObject({ code: 'NOT_FOUND' });
});

test('where its dates are sold through a waiting room, a pass is too', async () => {
  const { pass, event, dates } = await makePass(database);
  const performanceId = dates[0]?.performance.id ?? '';
  const set = { organizerId: event.organizerId, eventId: event.id, performanceId };
  const room = await roomWorld(database).setUp({ ...set, scope: 'event' });
  if (!room.ok) throw new Error(room.message);
  const me = { kind: 'visitor' as const, visitorId: newId() };
  const input = { passId: pass.id, quantity: 1 };
  expect(await holdPasses({ ctx: database.ctx(me), input })).toMatchObject({
    code: 'WAITING_ROOM',
    roomId: room.roomId,
  });
  const token = sealAdmission(room.roomId, `visitor:${me.visitorId}`, Math.floor(Date.now() / 1_000) + 60);
  const admission = { keys: keysOf(me), tokens: [token] };
  expect(await holdPasses({ ctx: database.ctx(me), input: { ...input, admission } })).toMatchObject({
    ok: true,
  });
});
