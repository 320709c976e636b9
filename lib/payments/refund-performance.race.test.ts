import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent } from '@/db/factories';
import { performanceRefunds, performances, refunds } from '@/db/schema';
import { continuePerformanceRefund } from './continue-performance-refund';
import { refundWorld } from './refund-fixture';
import { refundPayment } from './refund-payment';
import { refundPerformance } from './refund-performance';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

async function cancelled(orders: number) {
  const made = await refundWorld(world);
  const orderIds: string[] = [];
  for (let seat = 0; seat < orders; seat++) orderIds.push((await made.buy([seat])).orderId);
  const { performanceId, organizerId, clerk } = made;
  const ask = () => refundPerformance({ ctx: clerk, input: { organizerId, performanceId, keepFees: false } });
  const cancel = () =>
    world.db.update(performances).set({ status: 'cancelled' }).where(eq(performances.id, performanceId));
  const go = (until?: number) =>
    continuePerformanceRefund({ ctx: world.job(), input: { performanceId }, until });
  const run = async () =>
    (
      await world.db
        .select()
        .from(performanceRefunds)
        .where(eq(performanceRefunds.performanceId, performanceId))
    )[0];
  return { ...made, orderIds, ask, cancel, go, run };
}

const refundsOf = async (orderIds: string[]) =>
  (await Promise.all(orderIds.map((id) => world.refundsOf(id)))).map((rows) =>
    rows.map(({ amount }) => amount),
  );

test('only what is cancelled, and only for its organizer', async () => {
  const { ask, clerkOf, performanceId } = await cancelled(0);
  expect(await ask()).toMatchObject({ code: 'NOT_CANCELLED' });
  const { organizer } = await makeEvent(world.db);
  const input = { organizerId: organizer.id, performanceId, keepFees: false };
  const stranger = await clerkOf(organizer.id);
  expect(await refundPerformance({ ctx: stranger, input })).toMatchObject({ code: 'NOT_FOUND' });
});

test('everybody gets his money back once, with three workers at once and after being asked ten times', async () => {
  const { ask, cancel, go, run, orderIds } = await cancelled(8);
  await cancel();
  expect((await Promise.all(Array.from({ length: 10 }, ask))).every(({ ok }) => ok)).toBe(true);
  await Promise.all([go(), go(), go()]);
  expect(await refundsOf(orderIds)).toEqual(orderIds.map(() => [8_000]));
  expect(await run()).toMatchObject({ ordersDone: 8, ordersFailed: 0, ticketsDone: 8, amount: 64_000 });
  expect((await run())?.finishedAt).not.toBeNull();
  for (const { id } of await world.db.select({ id: refunds.id }).from(refunds)) {
    await refundPayment({ ctx: world.job(), input: { refundId: id } });
  }
  expect(await Promise.all(orderIds.map(world.statusOf))).toEqual(orderIds.map(() => 'refunded'));
});

test('killed in the middle of an order: that order is undone, the rest goes on from there, once', async () => {
  const { ask, cancel, go, run, orderIds } = await cancelled(5);
  await cancel();
  await ask();
  // The worker loses its connection when it writes the third order's refund.
  await world.db.execute(`
    create function die() returns trigger language plpgsql as $$ begin
      if (select count(*) from refunds r join order_items i on i.order_id = r.order_id
          where i.performance_id = (select performance_id from order_items where order_id = new.order_id limit 1)) >= 2
        and current_setting('application_name') <> 'spared' then perform pg_terminate_backend(pg_backend_pid());
      end if; return new; end $$;
    create trigger die before insert on refunds for each row execute function die();`);
  await expect(go()).rejects.toThrow();
  await world.db.execute('drop trigger die on refunds; drop function die()');
  expect((await refundsOf(orderIds)).flat()).toEqual([8_000, 8_000]);
  expect(await run()).toMatchObject({ ordersDone: 2, finishedAt: null });
  expect(await go()).toBe('finished');
  expect(await refundsOf(orderIds)).toEqual(orderIds.map(() => [8_000]));
  expect(await run()).toMatchObject({ ordersDone: 5, ticketsDone: 5 });
});

test('control: a cursor that moves before its order is refunded leaves that order out when the worker is killed', async () => {
  const { ask, cancel, go, run, orderIds, performanceId } = await cancelled(3);
  await cancel();
  await ask();
  const [next] = orderIds.toSorted();
  // The careless worker commits where it stands, then dies before the refund.
  await world.db
    .update(performanceRefunds)
    .set({ cursor: next })
    .where(eq(performanceRefunds.performanceId, performanceId));
  expect(await go()).toBe('finished');
  expect((await refundsOf(orderIds)).flat()).toEqual([8_000, 8_000]);
  expect(await run()).toMatchObject({ ordersDone: 2, ordersFailed: 0 });
});

test('a job whose time is over leaves the rest to the next one', async () => {
  const { ask, cancel, go, run, orderIds } = await cancelled(2);
  await cancel();
  await ask();
  expect(await go(0)).toBe('goes_on');
  expect(await run()).toMatchObject({ ordersDone: 0, finishedAt: null });
  expect(await go()).toBe('finished');
  expect(await refundsOf(orderIds)).toEqual([[8_000], [8_000]]);
});

test('a payment that came late is found when it is asked again; a disputed one is left and counted', async () => {
  const { ask, cancel, go, run, buy, orderIds } = await cancelled(1);
  const late = await buy([5]);
  await world.db.execute(`update orders set status = 'disputed' where id = '${late.orderId}'`);
  await cancel();
  await ask();
  await go();
  expect(await run()).toMatchObject({ ordersDone: 1, ordersFailed: 1 });
  await world.db.execute(`update orders set status = 'paid' where id = '${late.orderId}'`);
  await ask();
  await go();
  expect(await refundsOf([...orderIds, late.orderId])).toEqual([[8_000], [8_000]]);
  expect(await run()).toMatchObject({ ordersDone: 2, ordersFailed: 0, amount: 16_000 });
});
