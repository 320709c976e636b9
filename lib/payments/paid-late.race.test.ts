import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mails, orders } from '@/db/schema';
import { ask, forgetPayments, settle, startGuardWorld } from './guards-fixture';
import { refundPayment } from './refund-payment';
import { selfCheck } from './self-check';

/*
 * Money that comes after the hold was lost: honoured, or given back once. The controls take the guards away, inside a
 * transaction that is undone.
 */

let world: Awaited<ReturnType<typeof startGuardWorld>>;
beforeAll(async () => {
  world = await startGuardWorld();
});
afterEach(async () => expect(await world.violations()).toEqual([]));
afterAll(() => world.close());

async function lost() {
  const order = await world.paidAtStripe();
  await world.db.execute(sql`delete from claims where hold_id = ${order.holdId}`);
  await world.db.execute(sql`update holds set state = 'expired' where id = ${order.holdId}`);
  return order;
}

/** Another buyer has paid for the same seats in the meantime. */
async function resold() {
  const order = await lost();
  const rival = await world.checkout(order.input, 16_000);
  world.controls.paySession(rival.sessionId);
  expect(await ask(world.job(), rival.orderId)).toBe('paid');
  return { ...order, rival };
}

const sold = { status: 'paid', tickets: 2, mails: ['receipt'], refunds: 0 };
const outcomeOf = async (orderId: string) => ({
  status: await world.statusOf(orderId),
  tickets: await world.ticketsOf(orderId),
  mails: await world.mailsOf(orderId),
  refunds: await world.refundsIn(world.db, orderId),
});

async function giveBack(orderId: string) {
  for (const { id } of await world.refundsOf(orderId)) {
    await refundPayment({ ctx: world.job(), input: { refundId: id } });
  }
}

test('the seats are free: honoured', async () => {
  const { orderId, facts } = await lost();
  expect(await settle(world.job(), facts)).toBe('paid');
  expect(await outcomeOf(orderId)).toEqual(sold);
});

test('resold: one refund and one apology, and the other buyer keeps his seats', async () => {
  const { orderId, facts, rival } = await resold();
  const answers = await Promise.all(Array.from({ length: 6 }, () => settle(world.job(), facts)));
  expect(answers.filter((answer) => answer !== 'unchanged')).toEqual(['refund_owed']);
  await giveBack(orderId);
  expect(await world.statusOf(orderId)).toBe('refunded');
  expect(await world.mailsOf(orderId)).toEqual(['apology']);
  expect(await outcomeOf(rival.orderId)).toEqual(sold);
});

test('control: selling without asking whose seats they are takes them from the buyer who has paid', async () => {
  const { orderId, holdId, facts, rival } = await resold();
  const wrong = await world.undone(async ({ db }) => {
    await db.execute(sql`
      insert into claims (performance_id, seat_id, price_level_id, state, hold_id, order_id)
      select performance_id, seat_id, price_level_id, 'sold', ${holdId}::uuid, ${orderId}::uuid
      from order_items where order_id = ${orderId}
      on conflict (performance_id, seat_id) do update
        set hold_id = excluded.hold_id, order_id = excluded.order_id`);
    return selfCheck(db);
  });
  expect(wrong).toContainEqual(
    expect.objectContaining({ what: 'sold seats of order', id: rival.orderId, found: 0, expected: 2 }),
  );
  await settle(world.job(), facts);
  await giveBack(orderId);
});

test('control: payments are not told apart: two askers owe the money back twice', async () => {
  const { orderId, facts } = await resold();
  const owed = await world.undone(async (tx) => {
    await forgetPayments(tx);
    await settle(tx, facts);
    await settle(tx, facts);
    return world.refundsIn(tx.db, orderId);
  });
  expect(owed).toBe(2);
  await settle(world.job(), facts);
  await giveBack(orderId);
});

test('control: an apology that is not one per order is written by everybody who finds the seats gone', async () => {
  const { orderId, facts } = await resold();
  const apologies = await world.undone(async (tx) => {
    await forgetPayments(tx);
    await tx.db.execute(sql`drop index mails_order_kind_key`);
    for (let asker = 0; asker < 2; asker++) {
      await tx.db.update(orders).set({ status: 'awaiting_payment' }).where(eq(orders.id, orderId));
      await settle(tx, facts);
    }
    return tx.db.$count(mails, eq(mails.orderId, orderId));
  });
  expect(apologies).toBe(2);
  await settle(world.job(), facts);
  await giveBack(orderId);
});
