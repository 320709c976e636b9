import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failedMessages, failureGroupMoney, failureGroups, failureHours } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';

/* What triggers keep beside the messages, against what a count of the messages says. */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = new Date('2026-11-01T10:20:00Z');
const row = (values: Partial<typeof failedMessages.$inferInsert> = {}) => ({
  source: 'jobs',
  queue: 'send-mail',
  kind: 'send-mail',
  originalId: newId(),
  bodyHash: '0'.repeat(64),
  fingerprint: 'a'.repeat(16),
  firstFailedAt: at,
  lastFailedAt: at,
  ...values,
});

async function differences() {
  return [
    ...(await database.db.execute(sql`
    with counted as (
      select fingerprint, count(*) filter (where state = 'open')::int as open,
        count(*) filter (where state = 'redriven')::int as redriven, count(*) filter (where state = 'deleted')::int as deleted
      from failed_messages group by 1)
    select g.fingerprint, g.open, g.redriven, g.deleted, c.open as open_counted from failure_groups g
    left join counted c using (fingerprint)
    where (g.open, g.redriven, g.deleted) is distinct from (coalesce(c.open, 0), coalesce(c.redriven, 0), coalesce(c.deleted, 0))`)),
  ];
}

test('groups count what comes, moves and goes, with its money and its hour', async () => {
  const { db } = database;
  const money = { moneyAtRisk: 1_200, currency: 'usd' };
  await db
    .insert(failedMessages)
    .values([
      row(money),
      row(money),
      row({ fingerprint: 'b'.repeat(16) }),
      row({ lastFailedAt: new Date() }),
    ]);
  expect(await differences()).toEqual([]);
  const moneyOf = async () => (await db.select().from(failureGroupMoney)).map(({ amount }) => amount);
  expect(await moneyOf()).toEqual([2_400]);

  await db.execute(
    sql`update failed_messages set state = 'redriven', closed_at = now() where money_at_risk > 0`,
  );
  expect([await differences(), await moneyOf()]).toEqual([[], [0]]);

  // Comes back with another error: another group, which did not exist.
  await db.execute(sql`update failed_messages set state = 'open', closed_at = null, fingerprint = ${'c'.repeat(16)},
    attempts = attempts + 1, last_failed_at = now() where money_at_risk > 0`);
  expect(await differences()).toEqual([]);
  expect(await db.$count(failureGroups)).toBe(3);

  await db.execute(sql`delete from failed_messages`);
  expect(await differences()).toEqual([]);
  const [sum] = await db.select({ total: sql<number>`sum(${failureGroups.total})::int` }).from(failureGroups);
  expect(sum?.total).toBe(4);
  const hours = await db.select({ sum: sql<number>`sum(${failureHours.count})::int` }).from(failureHours);
  // Four arrived, and two of them once more.
  expect(hours[0]?.sum).toBe(6);
});
