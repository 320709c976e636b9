import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { orders, users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { claimGuestOrders } from './claim-orders';
import { placeOrder } from './place-order';
import { getOrder } from './queries';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const guest = (): Actor => ({ kind: 'visitor', visitorId: newId() });

async function fan(): Promise<Extract<Actor, { kind: 'fan' }>> {
  const [user] = await database.db
    .insert(users)
    .values({ email: `${newId()}@example.test`, name: 'Ada Fan' })
    .returning();
  return { kind: 'fan', userId: user?.id ?? '', email: user?.email ?? '', emailVerified: true };
}

const holdFor = (actor: Actor, performanceId: string, seatIndexes: number[]) =>
  hold({ ctx: database.ctx(actor), input: holdInput.parse({ performanceId, seatIndexes }) });

async function place(actor: Actor, email: string, performanceId: string, seatIndexes: number[]) {
  const held = await holdFor(actor, performanceId, seatIndexes);
  if (!held.ok) throw new Error(held.code);
  const input = { email, buyerName: 'Ada Fan', acceptedTotal: seatIndexes.length * 8_000 };
  return placeOrder({ ctx: database.ctx(actor), input });
}

async function bought(actor: Actor, email: string, performanceId: string, seatIndexes: number[]) {
  const placed = await place(actor, email, performanceId, seatIndexes);
  if (!placed.ok) throw new Error(placed.code);
  await database.db
    .update(orders)
    .set({ status: 'paid', paidAt: new Date() })
    .where(eq(orders.id, placed.orderId));
  return placed.orderId;
}

test('what an account has claimed counts for its limit when it holds more', async () => {
  const { performance } = await makeSeatedPerformance(database.db, { maxPerBuyer: 4 });
  const account = await fan();
  await bought(guest(), account.email, performance.id, [0, 1, 2]);
  expect(await claimGuestOrders({ ctx: database.ctx(account) })).toBe(1);
  expect(await holdFor(account, performance.id, [5, 6])).toMatchObject({
    code: 'LIMIT_REACHED',
    limit: 4,
    have: 3,
  });
});

test('and when it orders what it held before, whatever address it gives', async () => {
  const { performance } = await makeSeatedPerformance(database.db, { maxPerBuyer: 4 });
  const account = await fan();
  expect((await holdFor(account, performance.id, [5, 6])).ok).toBe(true);
  await bought(guest(), account.email, performance.id, [0, 1, 2]);
  expect(await claimGuestOrders({ ctx: database.ctx(account) })).toBe(1);
  const input = { email: 'another@example.test', buyerName: 'Ada Fan', acceptedTotal: 16_000 };
  expect(await placeOrder({ ctx: database.ctx(account), input })).toMatchObject({
    ok: false,
    code: 'LIMIT_REACHED',
    limit: 4,
  });
});

test('a claimed order is seen by the account and still by the browser that bought it, and by nobody else', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const [account, browser] = [await fan(), guest()];
  const orderId = await bought(browser, account.email, performance.id, [0]);
  expect(await getOrder(database.ctx(account), orderId)).toBeNull();
  expect(await claimGuestOrders({ ctx: database.ctx(account) })).toBe(1);
  expect(await claimGuestOrders({ ctx: database.ctx(account) })).toBe(0);
  expect(await getOrder(database.ctx(account), orderId)).toMatchObject({ id: orderId });
  expect(await getOrder(database.ctx(browser), orderId)).toMatchObject({ id: orderId });
  expect(await getOrder(database.ctx(guest()), orderId)).toBeNull();
});

test('what a stranger orders in somebody’s name takes nothing of his limit: not unpaid, not for nothing', async () => {
  const { performance } = await makeSeatedPerformance(database.db, { maxPerBuyer: 2 });
  const account = await fan();
  const unpaid = await place(guest(), account.email, performance.id, [0, 1]);
  if (!unpaid.ok) throw new Error(unpaid.code);
  expect(await claimGuestOrders({ ctx: database.ctx(account) })).toBe(0);
  const free = await makeSeatedPerformance(database.db, { maxPerBuyer: 2 });
  const gift = await bought(guest(), account.email, free.performance.id, [0, 1]);
  const nothing = { faceTotal: 0, feeTotal: 0, taxTotal: 0 };
  await database.db.update(orders).set(nothing).where(eq(orders.id, gift));
  expect(await claimGuestOrders({ ctx: database.ctx(account) })).toBe(1);
  for (const { id } of [performance, free.performance]) {
    const own = await place(account, account.email, id, [2, 3]);
    if (!own.ok) throw new Error(own.code);
    await database.db.execute(sql`update holds set state = 'released' where id = (
      select hold_id from orders where id = ${own.orderId})`);
    await database.db.update(orders).set({ status: 'cancelled' }).where(eq(orders.id, own.orderId));
  }
});

test('an address that is not proven claims nothing', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const account = { ...(await fan()), emailVerified: false };
  await bought(guest(), account.email, performance.id, [0]);
  expect(await claimGuestOrders({ ctx: database.ctx(account) })).toBe(0);
});
