import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/db';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { newId } from '@/lib/ids';
import { releaseAllocation, releaseSeats } from '@/lib/inventory/allocations/release';
import { makeAllocation, statesOf } from '@/lib/inventory/allocations/testing';
import { doorSaleForm } from './door-sale-input';
import { sellAtDoor } from './sell-at-door';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

async function meet(values: Parameters<typeof makeSeatedPerformance>[1] = {}) {
  const made = await makeSeatedPerformance(world.db, values);
  const guests = await makeAllocation(world, made);
  const sell = (form: Record<string, unknown>, ctx: Ctx = guests.ctx) =>
    sellAtDoor({
      ctx,
      input: {
        organizerId: made.organizer.id,
        ...doorSaleForm.parse({ key: newId(), performanceId: made.performance.id, method: 'cash', ...form }),
      },
    });
  const states = () => statesOf(world, made.performance.id);
  return { ...made, guests, sell, states };
}

test('chosen seats, on the plan and by name; what is kept for somebody is sold only from there', async () => {
  const { guests, sell, states, premium } = await meet();
  const { allocationId } = guests;
  await guests.blockSeats(0, 1, 2);
  expect(await sell({ seat: '5', section: '0', row: 'B', numbers: '3-4' })).toMatchObject({ ok: true });
  expect(await sell({ seat: ['1', '6'] })).toMatchObject({
    message: 'Nothing was sold. Blocked already: Orchestra, row A, seat 2 (Guests).',
  });
  expect(await sell({ seat: ['1', '6'], allocationId })).toMatchObject({ ok: true });
  const comp = { allocationId, [`level:${premium.id}`]: '3', method: 'comp', reason: 'Press' };
  expect(await sell(comp)).toMatchObject({ code: 'NOT_ENOUGH', left: 2 });
  expect(await sell({ ...comp, [`level:${premium.id}`]: '2' })).toMatchObject({ ok: true });
  expect(await states()).toEqual({ held: 0, sold: 7, blocked: 0 });
});

test('a seat of an allocation by its place and more of the same price: as many as were asked for', async () => {
  const { guests, sell, states, premium } = await meet();
  await guests.blockSeats(0, 1, 2);
  const wish = { seat: '0', [`level:${premium.id}`]: '2', allocationId: guests.allocationId };
  expect(await sell(wish)).toMatchObject({ ok: true });
  expect(await states()).toEqual({ held: 0, sold: 3, blocked: 0 });
});

test("before the web's sale begins and after it has ended; not when the date is cancelled", async () => {
  const later = new Date(Date.now() + 86_400_000);
  const early = await meet({ onSaleAt: later });
  expect(await early.sell({ seat: '0' })).toMatchObject({ ok: true });
  const late = await meet({ offSaleAt: new Date(Date.now() - 60_000) });
  expect(await late.sell({ [`level:${late.standard.id}`]: '2' })).toMatchObject({ ok: true });
  const off = await meet({ status: 'cancelled' });
  expect(await off.sell({ seat: '0' })).toMatchObject({ code: 'CANCELLED' });
});

test("another organizer's allocation is not there", async () => {
  const [one, two] = [await meet(), await meet()];
  await two.guests.blockSeats(0);
  const { allocationId } = two.guests;
  expect(await one.sell({ seat: '0', allocationId })).toMatchObject({ code: 'NOT_FOUND' });
});

test('places of an allocation: sold as often as it has them, while it is released', async () => {
  const made = await makeGeneralPerformance(world.db, { capacity: 6 });
  const { ctx, scope, allocationId, blockPlaces } = await makeAllocation(world, made);
  await blockPlaces(made.level.id, 4);
  const sell = () =>
    sellAtDoor({
      ctx,
      input: {
        organizerId: made.organizer.id,
        ...doorSaleForm.parse({
          ...{ key: newId(), performanceId: made.performance.id, method: 'cash', allocationId },
          [`level:${made.level.id}`]: '1',
        }),
      },
    });
  const release = releaseAllocation({ ctx, input: { ...scope, allocationId } });
  const sales = await Promise.all(Array.from({ length: 8 }, sell));
  const released = await release;
  const sold = sales.filter(({ ok }) => ok).length;
  expect(sold + (released.ok ? released.places : 0)).toBe(4);
  expect(await statesOf(world, made.performance.id)).toEqual({ held: 0, sold, blocked: 0 });
});

/** A seat of the allocation is being sold, in a transaction that is not over, when somebody gives it back. */
async function meetSale(take: (made: Awaited<ReturnType<typeof meet>>) => Promise<unknown>) {
  const made = await meet();
  await made.guests.blockSeats(0);
  const { allocationId } = made.guests;
  const sale = await openTransaction(made.guests.ctx, (tx) => made.sell({ seat: '0', allocationId }, tx));
  const taking = take(made);
  await untilBlocked(world.db);
  expect(await sale.commit()).toMatchObject({ ok: true });
  return { answer: await taking, states: await made.states(), made };
}

test('release meets sale: the sold seat stays sold', async () => {
  const { answer, states } = await meetSale(({ guests }) =>
    releaseSeats({ ctx: guests.ctx, input: guests.named([0]) }),
  );
  expect(answer).toMatchObject({ code: 'NOT_BLOCKED' });
  expect(states).toEqual({ held: 0, sold: 1, blocked: 0 });
});

test('control: released by what was seen before the wait, a sold seat is free', async () => {
  const undone = new Error('undone');
  let left: unknown[] = [];
  await meetSale(({ guests, performance, seats }) =>
    patiently(guests.ctx, async ({ db }) => {
      // The rows are found blocked first, and deleted by their key.
      const where = sql`performance_id = ${performance.id} and seat_id = ${seats[0]?.id}`;
      const found = await db.execute(sql`select 1 from claims where ${where} and state = 'blocked'`);
      expect(found.length).toBe(1);
      await db.execute(sql`delete from claims where ${where}`);
      left = await db.execute(sql`select 1 from claims where ${where}`);
      throw undone;
    }).catch((error) => {
      if (error !== undone) throw error;
    }),
  );
  expect(left).toEqual([]);
});

test('block meets sale: a seat that is being sold is not blocked, and is named as sold', async () => {
  const made = await meet();
  const sale = await openTransaction(made.guests.ctx, (tx) => made.sell({ seat: '3' }, tx));
  const blocking = made.guests.blockSeats(3);
  await untilBlocked(world.db);
  await sale.commit();
  expect(await blocking).toMatchObject({
    message: 'Nothing was blocked. Sold: Orchestra, row A, seat 4.',
  });
});
