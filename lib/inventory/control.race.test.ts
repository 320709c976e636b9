import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { meeting, openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { sqlState } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { claimPlaces } from './claim-places';
import { hold } from './hold';
import { holdInput } from './input';

/*
 * The races of hold.race.test.ts with their guards taken away. Each must break what the guard protects; where one
 * does not, the race beside it would prove nothing.
 */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function newHold(lifetime = '1 hour'): Promise<string> {
  const holdId = newId();
  await database.db.execute(sql`insert into holds (id, buyer_key, currency, expires_at)
    values (${holdId}, ${`visitor:${newId()}`}, 'usd', clock_timestamp() + ${lifetime}::interval)`);
  return holdId;
}

test('places: reading, then writing without a condition sells more than there are', async () => {
  await database.db.execute(sql`create table loose_stock as select 1 as id, 10 as capacity, 0 as held`);
  const looked = meeting(6);
  const buy = (quantity: number) =>
    patiently(database.ctx(), async ({ db }) => {
      const [stock] = await db.execute<{ capacity: number; held: number }>(
        sql`select capacity, held from loose_stock`,
      );
      await looked();
      if (!stock || stock.held + quantity > stock.capacity) return 0;
      await db.execute(sql`update loose_stock set held = held + ${quantity}`);
      return quantity;
    });
  const bought = await Promise.all(Array.from({ length: 6 }, () => buy(4)));
  expect(bought.reduce((sum, quantity) => sum + quantity, 0)).toBe(24);
});

test('carts [A,B] and [B,A]: locked in the order in which they were asked, they deadlock', async () => {
  const { performance, seats, premium } = await makeSeatedPerformance(database.db);
  const [a, b] = [seats[0]?.id, seats[1]?.id];
  const holdId = await newHold();
  await database.db.execute(sql`
    insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
    select ${performance.id}, s, ${premium.id}, 'held', ${holdId}, now() - interval '1 second'
    from unnest(array[${a}::int, ${b}::int]) s`);
  const oneLocked = meeting(2);
  const take = async ([first, second]: (number | undefined)[]) => {
    const lock = (seat: number | undefined) =>
      sql`update claims set hold_id = hold_id where performance_id = ${performance.id} and seat_id = ${seat}`;
    try {
      // The bare pool: withTransaction would repeat what PostgreSQL breaks up.
      await database.db.transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout = '50s'`);
        await tx.execute(lock(first));
        await oneLocked();
        await tx.execute(lock(second));
      });
      return null;
    } catch (error) {
      return sqlState(error);
    }
  };
  expect((await Promise.all([take([a, b]), take([b, a])])).sort()).toEqual(['40P01', null]);
});

test('two lines of one cart: granted line by line, they promise six of five places', async () => {
  const { performance, level } = await makeGeneralPerformance(database.db, { capacity: 5 });
  const holdId = await newHold();
  const lines = [3, 3];
  const promised = await withTransaction(database.ctx(), async ({ db }) => {
    let sum = 0;
    for (const quantity of lines) {
      const request = { performanceId: performance.id, priceLevelId: level.id, holdId, quantity };
      if ((await claimPlaces(db, request)).ok) sum += quantity;
    }
    return sum;
  });
  expect(promised).toBe(6);
  // And whoever writes such lines without looking at the stock is stopped by its check alone.
  await database.db.execute(sql`create table loose_lines as select 5 as capacity, 0 as held`);
  const [before] = await database.db.execute<{ capacity: number }>(sql`select capacity from loose_lines`);
  for (const quantity of lines.filter((line) => line <= (before?.capacity ?? 0))) {
    await database.db.execute(sql`update loose_lines set held = held + ${quantity}`);
  }
  const [after] = await database.db.execute<{ held: number }>(sql`select held from loose_lines`);
  expect(after?.held).toBe(6);
});

describe('the sweeper was dead for an hour', () => {
  test('seats: a claim that takes nothing over finds a lapsed seat taken for ever', async () => {
    const { performance, seats, premium } = await makeSeatedPerformance(database.db);
    const [gone, next] = [await newHold('-1 hour'), await newHold()];
    const claim = (holdId: string, expiresAt: string) =>
      database.db.execute(sql`
        insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
        values (${performance.id}, ${seats[0]?.id}, ${premium.id}, 'held', ${holdId}, now() + ${expiresAt}::interval)
        on conflict do nothing returning seat_id`);
    expect((await claim(gone, '-1 hour')).length).toBe(1);
    expect((await claim(next, '10 minutes')).length).toBe(0);
    const input = holdInput.parse({ performanceId: performance.id, seatIndexes: [0] });
    expect(await hold({ ctx: database.ctx(), input })).toMatchObject({ ok: true });
  });

  test('places: a stock that does not give back what has lapsed looks sold out', async () => {
    const { performance, level } = await makeGeneralPerformance(database.db, { capacity: 2 });
    const places = [{ priceLevelId: level.id, quantity: 2 }];
    const input = holdInput.parse({ performanceId: performance.id, places });
    expect(await hold({ ctx: database.ctx(), input })).toMatchObject({ ok: true });
    await database.db.execute(sql`update place_claims set expires_at = now() - interval '1 hour'
      where price_level_id = ${level.id}`);
    const moved = await database.db.execute(sql`update place_stock set held = held + 2
      where price_level_id = ${level.id} and held + sold + blocked + 2 <= capacity returning 1`);
    expect(moved.length).toBe(0);
    expect(await hold({ ctx: database.ctx(), input })).toMatchObject({ ok: true });
  });
});

test('limits: ten tabs that do not queue behind one buyer see none of the others', async () => {
  const { performance, seats, premium } = await makeSeatedPerformance(database.db, { maxPerBuyer: 4 });
  const holdId = await newHold();
  const looked = meeting(6);
  const tab = (at: number) =>
    withTransaction(database.ctx(), async ({ db }) => {
      const [mine] = await db.execute<{ count: number }>(
        sql`select count(*)::int as count from claims where hold_id = ${holdId}`,
      );
      await looked();
      if ((mine?.count ?? 0) >= 4) return;
      await db.execute(sql`insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
        values (${performance.id}, ${seats[at]?.id}, ${premium.id}, 'held', ${holdId}, now() + interval '1 hour')`);
    });
  await Promise.all(Array.from({ length: 6 }, (_, at) => tab(at)));
  const [held] = await database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from claims where hold_id = ${holdId}`,
  );
  expect(held?.count).toBe(6);
});

test('two sweepers that do not claim the hold first give its places back twice', async () => {
  await database.db.execute(
    sql`create table loose_holds as select 1 as id, 'active' as state, 3 as quantity`,
  );
  await database.db.execute(sql`create table loose_places as select 10 as held`);
  const lapsedHold = sql`select quantity from loose_holds where state = 'active'`;
  const giveBack = (quantity: number) =>
    sql`with closed as (update loose_holds set state = 'expired') update loose_places set held = held - ${quantity}`;
  const first = await openTransaction(database.ctx(), async ({ db }) => {
    const [lapsed] = await db.execute<{ quantity: number }>(lapsedHold);
    await db.execute(giveBack(lapsed?.quantity ?? 0));
  });
  const second = patiently(database.ctx(), async ({ db }) => {
    const [lapsed] = await db.execute<{ quantity: number }>(lapsedHold);
    await db.execute(giveBack(lapsed?.quantity ?? 0));
  });
  await untilBlocked(database.db);
  await first.commit();
  await second;
  const [left] = await database.db.execute<{ held: number }>(sql`select held from loose_places`);
  expect(left?.held).toBe(4);
});
