import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx, Transaction } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { claims } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { placeOrder } from '@/lib/orders/place-order';
import { hold } from './hold';
import { holdInput } from './input';
import { sellClaims } from './sell-claims';
import { startPaying } from './start-paying';
import { sweepHolds } from './sweep-holds';

/*
 * A cart lapses in the very moment in which it is paid for. Each side is stopped between its two steps while the other
 * runs, so the meeting happens every time; the controls take the guard out of the one that comes second.
 */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Tx = Ctx & { db: Transaction };
const job = () => database.ctx({ kind: 'job', name: 'test' });

/** A cart with the seats 0 and 1, as an order that is being paid; and where it stands. */
async function paying() {
  const { performance, seats } = await makeSeatedPerformance(database.db);
  const ctx = database.ctx();
  const input = holdInput.parse({ performanceId: performance.id, seatIndexes: [0, 1] });
  const held = await hold({ ctx, input });
  if (!held.ok) throw new Error(held.code);
  const wish = { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal: 16_000 };
  const placed = await placeOrder({ ctx, input: wish });
  if (!placed.ok) throw new Error(placed.code);
  const seatIds = seats.slice(0, 2).map(({ id }) => id);
  return { performanceId: performance.id, input, holdId: held.holdId, orderId: placed.orderId, seatIds };
}

/** What the reconciler does when Stripe has said no; or what a clock would do that is asked too early. */
const lapse = async (holdId: string) => {
  await database.db.execute(sql`update claims set expires_at = now() - interval '1 second'
    where hold_id = ${holdId} and state = 'held'`);
};

const statesOf = async (performanceId: string) =>
  (
    await database.db
      .select({ state: claims.state, holdId: claims.holdId })
      .from(claims)
      .where(eq(claims.performanceId, performanceId))
  ).map(({ state, holdId }) => `${state} ${holdId}`);

describe('a rival waits for a lapsed seat while its payment is confirmed', () => {
  /** The seats are sold in a transaction that is open while the rival asks for them. */
  async function whileSelling(rival: (tx: Tx, cart: Awaited<ReturnType<typeof paying>>) => Promise<unknown>) {
    const cart = await paying();
    await lapse(cart.holdId);
    const selling = await openTransaction(job(), (tx) => sellClaims(tx, cart));
    const asked = patiently(database.ctx(), (tx) => rival(tx, cart));
    await untilBlocked(database.db);
    expect(await selling.commit()).toBe(true);
    return { cart, answer: await asked };
  }

  test('he is told that they are taken, and the payer keeps them', async () => {
    const { cart, answer } = await whileSelling((tx, { input }) => hold({ ctx: tx, input }));
    expect(answer).toMatchObject({ ok: false, code: 'SEATS_TAKEN', seatIndexes: [0, 1] });
    expect(await statesOf(cart.performanceId)).toEqual(Array(2).fill(`sold ${cart.holdId}`));
  });

  test('control: whether they had lapsed is judged before the wait: he takes what has just been sold', async () => {
    const rivalHold = newId();
    const { cart } = await whileSelling(async ({ db }, { performanceId, seatIds }) => {
      await db.execute(sql`insert into holds (id, buyer_key, currency, expires_at)
        values (${rivalHold}, ${`visitor:${newId()}`}, 'usd', clock_timestamp() + interval '10 minutes')`);
      const lapsed = await db.execute<{ seat_id: number }>(sql`select seat_id from claims
        where performance_id = ${performanceId} and state = 'held' and expires_at <= clock_timestamp()`);
      expect(lapsed.map(({ seat_id }) => seat_id).sort()).toEqual([...seatIds].sort());
      await db.execute(sql`
        update claims set state = 'held', hold_id = ${rivalHold}, order_id = null,
          expires_at = clock_timestamp() + interval '10 minutes'
        where performance_id = ${performanceId} and seat_id = any(${`{${seatIds.join(',')}}`}::int[])`);
    });
    expect(await statesOf(cart.performanceId)).toEqual(Array(2).fill(`held ${rivalHold}`));
  });
});

test('the payment is confirmed while a rival takes the lapsed seats over: the payer is told that they are lost', async () => {
  const cart = await paying();
  await lapse(cart.holdId);
  const taking = await openTransaction(database.ctx(), (tx) => hold({ ctx: tx, input: cart.input }));
  const sold = patiently(job(), (tx) => sellClaims(tx, cart));
  await untilBlocked(database.db);
  const rival = await taking.commit();
  expect(await sold).toBe(false);
  expect(rival.ok && (await statesOf(cart.performanceId))).toEqual(
    Array(2).fill(`held ${rival.ok ? rival.holdId : ''}`),
  );
});

describe('the sweeper comes while a payment starts', () => {
  /** To everybody else the cart has lapsed; its buyer looked a moment ago and is starting to pay. */
  async function whileStarting<T>(sweep: () => { result: Promise<T>; met: Promise<unknown> }) {
    const { performance } = await makeSeatedPerformance(database.db);
    const input = holdInput.parse({ performanceId: performance.id, seatIndexes: [0, 1] });
    const held = await hold({ ctx: database.ctx(), input });
    if (!held.ok) throw new Error(held.code);
    await lapse(held.holdId);
    await database.db.execute(
      sql`update holds set expires_at = now() - interval '1 second' where id = ${held.holdId}`,
    );
    const starting = await openTransaction(job(), async ({ db }) => {
      await db.execute(
        sql`update holds set expires_at = now() + interval '1 minute' where id = ${held.holdId}`,
      );
      return startPaying(db, { holdId: held.holdId, minutes: 15, claims: 2 });
    });
    const { result, met } = sweep();
    await met;
    expect(await starting.commit()).toEqual({ ok: true });
    await result;
    const [row] = await database.db.execute(sql`
      select state, (select count(*)::int from claims where hold_id = h.id) as seats
      from holds h where id = ${held.holdId}`);
    return row;
  }

  test('it passes over the cart, which keeps its seats', async () => {
    const left = await whileStarting(() => {
      const result = sweepHolds({ ctx: job(), input: { limit: 100 } });
      // It waits for nobody: it is through before the payment has started.
      return { result, met: result };
    });
    expect(left).toEqual({ state: 'paying', seats: 2 });
  });

  test('control: a sweeper that lists what has lapsed and then deletes it takes the seats of a paying cart', async () => {
    const left = await whileStarting(() => {
      const result = patiently(job(), async ({ db }) => {
        const lapsed = await db.execute<{ hold_id: string }>(sql`select distinct hold_id from claims
          where state = 'held' and expires_at <= clock_timestamp()`);
        for (const { hold_id } of lapsed)
          await db.execute(sql`delete from claims where hold_id = ${hold_id}`);
      });
      return { result, met: untilBlocked(database.db) };
    });
    expect(left).toEqual({ state: 'paying', seats: 0 });
  });

  test('the sweeper is first: the buyer is told that his cart is gone', async () => {
    const { performance } = await makeSeatedPerformance(database.db);
    const input = holdInput.parse({ performanceId: performance.id, seatIndexes: [0] });
    const held = await hold({ ctx: database.ctx(), input });
    if (!held.ok) throw new Error(held.code);
    await lapse(held.holdId);
    const { holdId } = held;
    await database.db.execute(
      sql`update holds set expires_at = now() - interval '1 second' where id = ${holdId}`,
    );
    const sweeping = await openTransaction(job(), (tx) => sweepHolds({ ctx: tx, input: { limit: 100 } }));
    const start = () => patiently(job(), ({ db }) => startPaying(db, { holdId, minutes: 15, claims: 1 }));
    expect(await start()).toEqual({ ok: false, calledOff: null });
    await sweeping.commit();
    expect(await start()).toEqual({ ok: false, calledOff: null });
    expect(await statesOf(performance.id)).toEqual([]);
  });
});
