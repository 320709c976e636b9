import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx, Transaction } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { checkoutAttempts } from '@/db/schema';
import { sqlState } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { lockOrder } from '@/lib/orders/transition';
import { createCheckoutSession } from '@/lib/stripe/checkout';
import { stripe } from '@/lib/stripe/client';
import { payableAttempt } from './attempts';
import { ask, startGuardWorld } from './guards-fixture';
import { startCheckout } from './start-checkout';

/*
 * One order, one payable session: whatever Stripe answers, however often Pay is pressed, whichever card was declined.
 * The controls leave out the key, the search, the lock or the attempt's number.
 */

let world: Awaited<ReturnType<typeof startGuardWorld>>;
beforeAll(async () => {
  world = await startGuardWorld();
});
afterEach(async () => {
  world.controls.clearFaults();
  expect(await world.violations()).toEqual([]);
});
afterAll(() => world.close());

const sessionsOf = (orderId: string) =>
  world.controls.dump().sessions.filter((session) => session.client_reference_id === orderId);
const payableAt = (orderId: string) => sessionsOf(orderId).filter(({ status }) => status === 'open').length;
const pressPay = (orderId: string) => startCheckout({ ctx: world.job(), input: { orderId } });

/** An order whose buyer is about to press Pay. */
async function placed() {
  const { performance } = await makeSeatedPerformance(world.db);
  const ctx = world.ctx();
  const input = holdInput.parse({ performanceId: performance.id, seatIndexes: [0] });
  const held = await hold({ ctx, input });
  if (!held.ok) throw new Error(held.code);
  const wish = { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal: 8_000 };
  const order = await placeOrder({ ctx, input: wish });
  if (!order.ok) throw new Error(order.code);
  return order.orderId;
}

/** The verb's call, for an attempt that the test names. */
const callStripe = (orderId: string, attempt: number) =>
  createCheckoutSession({
    orderId,
    orderNumber: 'T-TEST',
    attempt,
    email: 'ada@example.test',
    currency: 'usd',
    lines: [{ name: 'Seat', description: null, unitAmount: 8_000, quantity: 1 }],
    expiresAt: lapsesAt,
  });
const lapsesAt = Math.floor(Date.now() / 1_000) + 45 * 60;

describe('Stripe makes the session and does not say so', () => {
  // The SDK repeats a call twice by itself; after three lost answers its caller does not know what he has.
  const create = { path: '^/v1/checkout/sessions$', method: 'POST', times: 3 } as const;

  test('the connection is cut: Pay pressed again finds the session under the same key', async () => {
    const orderId = await placed();
    world.controls.addFault({ ...create, kind: 'cut' });
    expect(await pressPay(orderId)).toMatchObject({ ok: false, code: 'PAYMENT_UNAVAILABLE' });
    expect(await pressPay(orderId)).toMatchObject({ ok: true });
    expect(sessionsOf(orderId).length).toBe(1);
  });

  test('control: without a key the second call makes a second session, and both can be paid', async () => {
    const orderId = await placed();
    const keyless = () =>
      stripe().checkout.sessions.create({
        mode: 'payment',
        client_reference_id: orderId,
        line_items: [
          {
            quantity: 1,
            price_data: { currency: 'usd', unit_amount: 8_000, product_data: { name: 'Seat' } },
          },
        ],
        success_url: 'http://localhost:3000/orders/1',
      });
    world.controls.addFault({ ...create, kind: 'cut' });
    await expect(keyless()).rejects.toThrow();
    await keyless();
    expect(payableAt(orderId)).toBe(2);
  });

  test('it answers 500: the session is searched for, and found', async () => {
    const orderId = await placed();
    world.controls.addFault({ ...create, kind: 'status', status: 500, phase: 'after' });
    expect(await pressPay(orderId)).toMatchObject({ ok: true });
    expect(await pressPay(orderId)).toMatchObject({ ok: true });
    expect(sessionsOf(orderId).length).toBe(1);
  });

  test('control: without the search the next attempt makes a second session', async () => {
    const orderId = await placed();
    world.controls.addFault({ ...create, kind: 'status', status: 500, phase: 'after' });
    await expect(callStripe(orderId, 1)).rejects.toThrow();
    await callStripe(orderId, 2);
    expect(payableAt(orderId)).toBe(2);
  });
});

describe('Pay is pressed on two devices', () => {
  type Tx = Ctx & { db: Transaction };
  const lockAndRead = (orderId: string) => async (tx: Tx) => {
    await lockOrder(tx.db, orderId);
    return payableAttempt(tx.db, orderId);
  };

  test('the second waits for the order and gets the attempt of the first', async () => {
    const orderId = await placed();
    const first = await openTransaction(world.job(), lockAndRead(orderId));
    const second = patiently(world.job(), lockAndRead(orderId));
    await untilBlocked(world.db);
    expect((await first.commit()).id).toBe((await second).id);
    const [one, other] = [await pressPay(orderId), await pressPay(orderId)];
    expect(one).toEqual(other);
    expect(sessionsOf(orderId).length).toBe(1);
  });

  /** Both have looked and seen no attempt; both write their own. */
  const bothWrite = async ({ db }: Tx, orderId: string) => {
    for (const attempt of [1, 2]) {
      await db.insert(checkoutAttempts).values({ orderId, attempt, expiresAt: new Date() });
    }
  };

  test('two attempts that can be paid are refused by an index, whoever forgot the lock', async () => {
    const orderId = await placed();
    const refusal = await world.undone((tx) => bothWrite(tx, orderId)).catch(sqlState);
    expect(refusal).toBe('23505');
  });

  test('control: without lock and index two devices pay for one order', async () => {
    const orderId = await placed();
    const attempts = await world.undone(async (tx) => {
      await tx.db.execute(sql`drop index checkout_attempts_payable_key`);
      await bothWrite(tx, orderId);
      return tx.db.$count(checkoutAttempts, eq(checkoutAttempts.orderId, orderId));
    });
    for (let attempt = 1; attempt <= attempts; attempt++) await callStripe(orderId, attempt);
    expect(payableAt(orderId)).toBe(2);
  });
});

describe('a card is declined, the session ends, and the buyer tries again', () => {
  async function declined() {
    const orderId = await placed();
    await pressPay(orderId);
    const { sessionId } = await world.sessionOf(orderId);
    const { outcome } = world.controls.paySession(sessionId, { card: '4000000000000002' });
    expect(outcome).toMatchObject({ kind: 'declined' });
    world.controls.expireSession(sessionId);
    await world.db
      .update(checkoutAttempts)
      .set({ state: 'failed' })
      .where(eq(checkoutAttempts.orderId, orderId));
    return { orderId, sessionId };
  }

  test('a new attempt has a key of its own: a session that a good card pays', async () => {
    const { orderId, sessionId } = await declined();
    expect(await pressPay(orderId)).toMatchObject({ ok: true });
    const next = await world.sessionOf(orderId);
    expect(next).toMatchObject({ attempt: 2 });
    expect(next.sessionId).not.toBe(sessionId);
    world.controls.paySession(next.sessionId);
    expect(await ask(world.job(), orderId)).toBe('paid');
  });

  test("control: under the order's key Stripe gives the dead session back, and nobody can pay", async () => {
    const orderId = await placed();
    const { sessionId } = await callStripe(orderId, 1);
    world.controls.paySession(sessionId, { card: '4000000000000002' });
    world.controls.expireSession(sessionId);
    const again = await callStripe(orderId, 1);
    expect(again.sessionId).toBe(sessionId);
    expect(() => world.controls.paySession(again.sessionId)).toThrow();
    expect(payableAt(orderId)).toBe(0);
  });
});
