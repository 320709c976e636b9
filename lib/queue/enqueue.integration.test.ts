import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { enqueue } from './enqueue';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function jobs(): Promise<number> {
  const [row] = await database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pgboss.job where name = 'send-mail'`,
  );
  return row?.count ?? 0;
}

test('a job appears with the commit', async () => {
  const before = await jobs();
  await withTransaction(database.ctx(), ({ db }) => enqueue(db, 'send-mail', { mailId: newId() }));
  expect(await jobs()).toBe(before + 1);
});

test('a rollback leaves no job', async () => {
  const before = await jobs();
  const attempt = withTransaction(database.ctx(), async ({ db }) => {
    await enqueue(db, 'send-mail', { mailId: newId() });
    throw new Error('changed our mind');
  });
  await expect(attempt).rejects.toThrow('changed our mind');
  expect(await jobs()).toBe(before);
});
