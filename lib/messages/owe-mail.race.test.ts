import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { makeUser } from '@/db/factories';
import { mails } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { makePaidOrder } from '@/lib/tickets/testing';
import { oweMail } from './owe-mail';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const address = 'ada@example.test';

async function oweFiftyTimes(orderId: string, subjectId?: string) {
  const input = { kind: 'refund', orderId, subjectId, toAddress: address } as const;
  await Promise.all(Array.from({ length: 50 }, () => oweMail({ ctx: database.ctx(), input })));
  return database.db.$count(mails, eq(mails.orderId, orderId));
}

const jobsOf = async (orderId: string) => {
  const [row] = await database.db.execute<{ count: number }>(sql`
    select count(*)::int as count from pgboss.job j join mails m on m.id = (j.data->>'mailId')::uuid
    where j.name = 'send-mail' and m.order_id = ${orderId}`);
  return row?.count;
};

test('fifty at once owe one mail, with one job; another subject owes another', async () => {
  const { orderId } = await makePaidOrder(database.db);
  expect(await oweFiftyTimes(orderId)).toBe(1);
  expect(await oweFiftyTimes(orderId, newId())).toBe(2);
  expect(await jobsOf(orderId)).toBe(2);
});

test('rolled back: neither mail nor job', async () => {
  const { orderId } = await makePaidOrder(database.db);
  const attempt = withTransaction(database.ctx(), async (tx) => {
    await oweMail({ ctx: tx, input: { kind: 'receipt', orderId, toAddress: address } });
    expect(await tx.db.$count(mails, eq(mails.orderId, orderId))).toBe(1);
    throw new Error('undone');
  });
  await expect(attempt).rejects.toThrow('undone');
  expect(await database.db.$count(mails, eq(mails.orderId, orderId))).toBe(0);
  expect(await jobsOf(orderId)).toBe(0);
});

test('who waits before the screen comes first: a reset overtakes receipts that were owed before it', async () => {
  await database.db.execute(sql`delete from pgboss.job`);
  const user = await makeUser(database.db);
  for (let receipt = 0; receipt < 5; receipt++) {
    const { orderId } = await makePaidOrder(database.db);
    await oweMail({ ctx: database.ctx(), input: { kind: 'receipt', orderId, toAddress: address } });
  }
  const reset = await oweMail({
    ctx: database.ctx(),
    input: { kind: 'password_reset', userId: user.id, toAddress: user.email },
  });
  const queue = await database.db.execute<{ mailId: string }>(sql`
    select data->>'mailId' as "mailId" from pgboss.job where name = 'send-mail'
    order by priority desc, created_on, id`);
  expect(queue).toHaveLength(6);
  expect(queue[0]?.mailId).toBe(reset?.mailId);
});

// Last, since it takes the guard out of this file's database.
test('control: without the unique index, fifty at once owe more than one', async () => {
  const { orderId } = await makePaidOrder(database.db);
  await database.db.execute(sql`drop index mails_order_kind_key`);
  expect(await oweFiftyTimes(orderId)).toBeGreaterThan(1);
});
