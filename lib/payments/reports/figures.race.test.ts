import { sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { openTransaction } from '@/db/race-fixture';
import { orders, salesChanges } from '@/db/schema';
import { settlingWorld } from '../settling-fixture';
import { figuresOf, salesOf, storeSales } from './figures-sql';
import {
  buy,
  dice,
  dispute,
  type Evening,
  giveBack,
  makeEvenings,
  refundSome,
  sumUp,
} from './history-fixture';
import { refreshFigures } from './refresh-figures';

const { world, until } = settlingWorld();
let evenings: Evening[] = [];
beforeAll(async () => {
  evenings = await makeEvenings(world());
});

const evening = (at: number) => {
  const found = evenings.filter(({ price, currency }) => price > 0 && currency === 'usd')[at];
  if (!found) throw new Error('No such evening');
  return found;
};
const refresh = () => refreshFigures({ ctx: world().job(), input: { limit: 100, size: 5 } });
const shown = async () =>
  sumUp(world(), (await figuresOf(world().job(), sql`select id from performances`)).rows);
const kept = () => sumUp(world(), sql`sales_figures`);
const byOrder = () => sumUp(world(), sql`sales_by_order`);
const anew = () => sumUp(world(), sql`(${salesOf(sql`select id from orders`)})`);

async function settled() {
  while ((await refresh()) > 0);
  expect(await world().db.$count(salesChanges)).toBe(0);
}

/** Stops whoever changes what is kept, just before it reads anything, until `commit`. */
const barrier = () =>
  openTransaction(world().job(), ({ db }) => db.execute(sql`lock table sales_by_order in exclusive mode`));
const waiting = () =>
  until(async () => {
    const [row] = await world().db.execute<{ n: number }>(
      sql`select count(*)::int as n from pg_locks where not granted`,
    );
    expect(row?.n).toBeGreaterThan(0);
  });

test('a refund that commits between the notes and the sums is not lost, and does not wait for them', async () => {
  const one = await buy(world(), [{ evening: evening(0), count: 2 }]);
  const shut = await barrier();
  const round = refresh();
  await waiting();
  await refundSome(world(), one.orderId, 1_000);
  await buy(world(), [{ evening: evening(0), count: 1 }]);
  await shut.commit();
  await round;
  expect(await shown()).toEqual(await anew());
  await settled();
  expect(await kept()).toEqual(await anew());
});

test('a refund that commits only after the round stays noted', async () => {
  const { orderId } = await buy(world(), [{ evening: evening(0), count: 2 }]);
  const late = await openTransaction(world().job(), ({ db }) =>
    db.update(orders).set({ status: 'disputed' }).where(sql`id = ${orderId}`),
  );
  await refresh();
  await late.commit();
  expect(await kept()).not.toEqual(await anew());
  expect(await shown()).toEqual(await anew());
  await settled();
  expect(await kept()).toEqual(await anew());
});

test('control: sums first and notes after lose a refund for ever', async () => {
  const { orderId } = await buy(world(), [{ evening: evening(1), count: 2 }]);
  await settled();
  const careless = await openTransaction(world().job(), ({ db }) => db.execute(storeSales([orderId])));
  await refundSome(world(), orderId, 900);
  await careless.commit();
  await world().db.delete(salesChanges);
  expect(await shown()).not.toEqual(await anew());
  await world().db.update(orders).set({ channel: 'box_office' }).where(sql`id = ${orderId}`);
  await settled();
  expect(await shown()).toEqual(await anew());
});

test.each([3, 17, 40])(
  'history %i: sold, refunded, disputed while two workers store and all look',
  async (seed) => {
    const roll = dice(seed);
    const [a, b] = [evening(0), evening(1)];
    // Bought in pairs, one of each: whoever looks, at whatever moment, sees as many of one as of the other.
    const [left, right] = [evening(2), evening(3)];
    let over = false;
    const forever = async (work: () => Promise<unknown>) => {
      while (!over) await work();
    };
    const looks = vi.fn(async () => {
      const rows = await shown();
      const sold = (of: Evening) =>
        rows.reduce((sum, row) => sum + (row.performance_id === of.id ? Number(row.tickets) : 0), 0);
      expect(sold(left)).toBe(sold(right));
    });
    const background = [forever(refresh), forever(refresh), forever(looks)];
    const buyers = Array.from({ length: 10 }, async (_, at) => {
      const [first, second] = roll(2) === 0 ? [a, b] : [b, a];
      const count = 1 + roll(3);
      const wishes =
        at % 2 === 0
          ? [{ evening: first, count }]
          : [
              { evening: first, count },
              { evening: second, count: 1 },
            ];
      const amount = 100 + roll(900);
      const { orderId } = await buy(world(), wishes);
      if (at % 5 === 0) return dispute(world(), orderId);
      if (at % 5 < 3) await giveBack(world(), orderId, first, 1, at % 5 === 1);
      if (at % 5 > 2) await refundSome(world(), orderId, amount);
    });
    const pairs = Array.from({ length: 10 }, () =>
      buy(world(), [
        { evening: left, count: 1 },
        { evening: right, count: 1 },
      ]),
    );
    const ended = await Promise.allSettled([...buyers, ...pairs]);
    over = true;
    await Promise.all(background);
    expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(looks.mock.calls.length).toBeGreaterThan(3);
    expect(await shown()).toEqual(await anew());
    await settled();
    expect(await kept()).toEqual(await anew());
    expect(await byOrder()).toEqual(await anew());
  },
);

test('an order that is removed, moved to another day or sold by another channel takes its figures along', async () => {
  const { orderId } = await buy(world(), [{ evening: evening(1), count: 2 }]);
  await settled();
  const before = await kept();
  await world()
    .db.update(orders)
    .set({ paidAt: new Date('2026-01-15T12:00:00Z') })
    .where(sql`id = ${orderId}`);
  expect(await shown()).toEqual(await anew());
  await settled();
  expect(await kept()).toEqual(await anew());
  expect(await kept()).not.toEqual(before);
  await world().db.transaction(async (tx) => {
    await tx.execute(sql`delete from tickets where order_id = ${orderId}`);
    await tx.execute(sql`delete from order_items where order_id = ${orderId}`);
  });
  expect(await shown()).toEqual(await anew());
  await settled();
  expect(await byOrder()).toEqual(await anew());
  const [empty] = await world().db.execute<{ n: number }>(
    sql`select count(*)::int as n from sales_figures where tickets = 0`,
  );
  expect(empty?.n).toBe(0);
});
