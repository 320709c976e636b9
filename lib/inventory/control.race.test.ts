import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { sqlState } from '@/lib/errors';
import { newId } from '@/lib/ids';

/*
 * The races of hold.race.test.ts with their guards taken away. Each must break what the guard protects; where one
 * does not, the race beside it would prove nothing.
 */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const pause = sql`select pg_sleep(0.002)`;

test('places: reading, then writing without a condition sells more than there are', async () => {
  await database.db.execute(sql`create table loose_stock as select 1 as id, 100 as capacity, 0 as held`);
  const buy = (quantity: number) =>
    withTransaction(database.ctx(), async ({ db }) => {
      const [stock] = await db.execute<{ capacity: number; held: number }>(
        sql`select capacity, held from loose_stock`,
      );
      await db.execute(pause);
      if (!stock || stock.held + quantity > stock.capacity) return 0;
      await db.execute(sql`update loose_stock set held = held + ${quantity}`);
      return quantity;
    });
  const bought = await Promise.all(Array.from({ length: 300 }, (_, at) => buy((at % 4) + 1)));
  expect(bought.reduce((sum: number, quantity) => sum + quantity, 0)).toBeGreaterThan(100);
});

test('carts [A,B] and [B,A]: locked in the order in which they were asked, they deadlock', async () => {
  const { performance, seats, premium } = await makeSeatedPerformance(database.db);
  const [a, b] = [seats[0]?.id, seats[1]?.id];
  await database.db.execute(
    sql`insert into holds (id, buyer_key, currency, expires_at) values (${newId()}, 'visitor:x', 'usd', now())`,
  );
  await database.db.execute(sql`
    insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
    select ${performance.id}, s, ${premium.id}, 'held', (select id from holds limit 1), now() - interval '1 second'
    from unnest(array[${a}::int, ${b}::int]) s`);
  const take = async (order: (number | undefined)[]) => {
    try {
      await database.db.transaction(async (tx) => {
        for (const seat of order) {
          await tx.execute(
            sql`update claims set expires_at = expires_at where performance_id = ${performance.id} and seat_id = ${seat}`,
          );
          await tx.execute(pause);
        }
      });
      return null;
    } catch (error) {
      return sqlState(error);
    }
  };
  const states = await Promise.all(Array.from({ length: 20 }, (_, at) => take(at % 2 ? [a, b] : [b, a])));
  expect(states).toContain('40P01');
});

test('limits: ten tabs that do not queue behind one buyer see none of the others', async () => {
  const { performance, seats, premium } = await makeSeatedPerformance(database.db, { maxPerBuyer: 4 });
  const holdId = newId();
  await database.db.execute(
    sql`insert into holds (id, buyer_key, currency, expires_at) values (${holdId}, 'visitor:y', 'usd', now() + interval '1 hour')`,
  );
  const tab = (at: number) =>
    withTransaction(database.ctx(), async ({ db }) => {
      const [mine] = await db.execute<{ count: number }>(
        sql`select count(*)::int as count from claims where hold_id = ${holdId}`,
      );
      await db.execute(pause);
      if ((mine?.count ?? 0) >= 4) return;
      await db.execute(sql`insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
        values (${performance.id}, ${seats[at]?.id}, ${premium.id}, 'held', ${holdId}, now() + interval '1 hour')`);
    });
  await Promise.all(Array.from({ length: 10 }, (_, at) => tab(at)));
  const [held] = await database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from claims where hold_id = ${holdId}`,
  );
  expect(held?.count).toBeGreaterThan(4);
});

test('two sweepers that do not claim the hold first give its places back twice', async () => {
  await database.db.execute(
    sql`create table loose_holds as select 1 as id, 'active' as state, 3 as quantity`,
  );
  await database.db.execute(sql`create table loose_places as select 10 as held`);
  const sweep = () =>
    withTransaction(database.ctx(), async ({ db }) => {
      const [lapsed] = await db.execute<{ quantity: number }>(
        sql`select quantity from loose_holds where state = 'active'`,
      );
      await db.execute(pause);
      if (!lapsed) return;
      await db.execute(sql`update loose_holds set state = 'expired'`);
      await db.execute(sql`update loose_places set held = held - ${lapsed.quantity}`);
    });
  await Promise.all([sweep(), sweep(), sweep()]);
  const [left] = await database.db.execute<{ held: number }>(sql`select held from loose_places`);
  expect(left?.held).toBeLessThan(7);
});
