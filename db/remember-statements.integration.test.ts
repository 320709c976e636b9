import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '.';
import { createTestDatabase, type TestDatabase } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ pool: 1 });
});
afterAll(() => database.drop());

const prepared = async () => {
  const [row] =
    await database.client`select count(*)::int as count from pg_prepared_statements where statement like '%remembered%' and statement not like '%pg_prepared%'`;
  return row?.count;
};

test('a statement of a transaction is prepared once, also inside a savepoint, and answers as before', async () => {
  const ask = (value: number) =>
    withTransaction(database.ctx(), async ({ db }) => {
      const [outer] = await db.execute<{ value: number }>(
        sql`select ${value}::int as value /* remembered */`,
      );
      const [inner] = await db.transaction((point) =>
        point.execute<{ value: number }>(sql`select ${value + 1}::int as value /* remembered */`),
      );
      return [outer?.value, inner?.value];
    });
  expect(await ask(1)).toEqual([1, 2]);
  expect(await ask(5)).toEqual([5, 6]);
  expect(await prepared()).toBe(1);
});

test('a read outside a transaction leaves nothing behind', async () => {
  await database.db.execute(sql`select ${1}::int as value /* remembered elsewhere */`);
  expect(await prepared()).toBe(1);
});
