import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { meeting, openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { hold } from '../hold';
import { holdInput } from '../input';
import { stockDrift } from '../self-check';
import { block } from './block';
import { releaseSeats } from './release';
import { makeAllocation, statesOf } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ pool: 16 });
});
afterAll(async () => {
  expect(await stockDrift(database.db)).toEqual([]);
  await database.drop();
});

const buy = (performanceId: string, seatIndexes: number[]) =>
  hold({ ctx: database.ctx(), input: holdInput.parse({ performanceId, seatIndexes }) });

/** A fan has the seat in a transaction that is not over yet; what `take` makes of it afterwards. */
async function meetHold(take: (made: Awaited<ReturnType<typeof meet>>) => Promise<unknown>) {
  const made = await meet();
  const fan = await openTransaction(database.ctx(), (tx) =>
    hold({ ctx: tx, input: holdInput.parse({ performanceId: made.performance.id, seatIndexes: [0] }) }),
  );
  const taking = take(made);
  await untilBlocked(database.db);
  expect(await fan.commit()).toMatchObject({ ok: true });
  return { answer: await taking, states: await statesOf(database, made.performance.id) };
}

async function meet() {
  const made = await makeSeatedPerformance(database.db);
  return { ...made, guests: await makeAllocation(database, made) };
}

test('block meets a hold: who waited is told, and the fan keeps his seat', async () => {
  const { answer, states } = await meetHold(({ guests }) => guests.blockSeats(0, 1));
  expect(answer).toMatchObject({ code: 'SEATS_NOT_FREE' });
  expect(states).toEqual({ held: 1, sold: 0, blocked: 0 });
});

test('control: blocked without the condition of the takeover, the seat is out of the cart', async () => {
  const { states } = await meetHold(({ guests, performance, seats, premium }) =>
    patiently(guests.ctx, ({ db }) =>
      db.execute(sql`
        insert into claims (performance_id, seat_id, price_level_id, state, allocation_id)
        values (${performance.id}, ${seats[0]?.id}, ${premium.id}, 'blocked', ${guests.allocationId})
        on conflict (performance_id, seat_id) do update set state = 'blocked', hold_id = null, expires_at = null,
          allocation_id = excluded.allocation_id`),
    ),
  );
  expect(states).toEqual({ held: 0, sold: 0, blocked: 1 });
});

test('forty fans and five of the team want ten seats: each seat has one claim, and no wish is half fulfilled', async () => {
  const { performance, guests } = await meet();
  const wishes = Array.from({ length: 5 }, (_, n) => guests.blockSeats(n * 2, n * 2 + 1));
  const fans = Array.from({ length: 40 }, (_, n) => buy(performance.id, [n % 10]));
  const [blocked, held] = await Promise.all([Promise.all(wishes), Promise.all(fans)]);
  const states = await statesOf(database, performance.id);
  expect(states.blocked).toBe(blocked.filter(({ ok }) => ok).length * 2);
  expect(states.held).toBe(held.filter(({ ok }) => ok).length);
  expect(states.held + states.blocked).toBeLessThanOrEqual(10);
});

test('two of the team block the same seats: one does, the other is told', async () => {
  const { performance, guests } = await meet();
  const promoter = await makeAllocation(
    database,
    { organizer: { id: guests.scope.organizerId }, performance },
    'P',
  );
  const answers = await Promise.all([guests.blockSeats(1, 2, 3), promoter.blockSeats(3, 2, 1)]);
  expect(answers.filter(({ ok }) => ok).length).toBe(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'SEATS_NOT_FREE' });
});

test('control: who looks first and then writes what is missing believes that he has them, and so does the other', async () => {
  const { performance, seats, premium, guests } = await meet();
  const looked = meeting(2);
  const take = () =>
    patiently(guests.ctx, async ({ db }) => {
      const taken = await db.execute(sql`select 1 from claims where performance_id = ${performance.id}`);
      await looked();
      if (taken.length > 0) return false;
      await db.execute(sql`
        insert into claims (performance_id, seat_id, price_level_id, state, allocation_id)
        values (${performance.id}, ${seats[1]?.id}, ${premium.id}, 'blocked', ${guests.allocationId})
        on conflict do nothing`);
      return true;
    });
  expect(await Promise.all([take(), take()])).toEqual([true, true]);
  expect((await statesOf(database, performance.id)).blocked).toBe(1);
});

test('two release and one blocks: a seat comes free once', async () => {
  const { guests } = await meet();
  const { ctx, named } = guests;
  await guests.blockSeats(4, 5);
  const release = () => releaseSeats({ ctx, input: named([4, 5]) });
  const freed = await Promise.all([release(), release()]);
  expect(freed.reduce((sum, answer) => sum + (answer.ok ? answer.seats : 0), 0)).toBe(2);
});

test('places: blockers and fans together never take more than there are', async () => {
  const made = await makeGeneralPerformance(database.db, { capacity: 10 });
  const guests = await makeAllocation(database, made);
  const places = [{ priceLevelId: made.level.id, quantity: 2 }];
  const wish = holdInput.parse({ performanceId: made.performance.id, places });
  await Promise.all([
    ...Array.from({ length: 6 }, () => guests.blockPlaces(made.level.id, 2)),
    ...Array.from({ length: 12 }, () => hold({ ctx: database.ctx(), input: wish })),
  ]);
  const { held, blocked } = await statesOf(database, made.performance.id);
  expect(held + blocked).toBe(10);
});

test('control: a stock that is read and then written gives more than there are', async () => {
  await database.db.execute(sql`create table loose_blocked as select 10 as capacity, 0 as blocked`);
  const looked = meeting(3);
  const take = () =>
    patiently(database.ctx(), async ({ db }) => {
      const [stock] = await db.execute<{ capacity: number; blocked: number }>(
        sql`select * from loose_blocked`,
      );
      await looked();
      if (!stock || stock.blocked + 4 > stock.capacity) return;
      await db.execute(sql`update loose_blocked set blocked = blocked + 4`);
    });
  await Promise.all([take(), take(), take()]);
  const [after] = await database.db.execute<{ blocked: number }>(sql`select blocked from loose_blocked`);
  expect(after?.blocked).toBe(12);
});

test('the same wish sent five times at once blocks its seats once', async () => {
  const { guests } = await meet();
  const { ctx, named, allocationId } = guests;
  const send = () => block({ ctx, input: { ...named([7]), allocationId, places: [] } });
  const answers = await Promise.all([send(), send(), send(), send(), send()]);
  expect(answers.filter(({ ok }) => ok).length).toBe(1);
});
