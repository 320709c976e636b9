import { and, asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { meeting, openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { waitlistEntries } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { claimPlaces } from '../claim-places';
import { claimSeats } from '../claim-seats';
import { hold } from '../hold';
import { holdInput } from '../input';
import { freeHeld } from '../internal';
import { getCart } from '../queries';
import { stockDrift } from '../self-check';
import { sweepHolds } from '../sweep-holds';
import { acceptOffer } from './accept-offer';
import { leaveWaitlist } from './leave-waitlist';
import { offerNext } from './offer-next';
import { waitlistWorld } from './testing';
import { settleOffers } from './work-waitlists';

/*
 * A seat comes free while the public, the next in line and the workers all want it. Each side is stopped where it hurts
 * until the other has come; the controls take one guard away.
 */

let database: TestDatabase;
let world: ReturnType<typeof waitlistWorld>;
beforeAll(async () => {
  database = await createTestDatabase({ pool: 12 });
  world = waitlistWorld(database);
});
afterAll(async () => {
  expect(await stockDrift(database.db)).toEqual([]);
  await database.drop();
});

type Tx = Ctx & { db: Transaction };

const offeredOf = (performanceId: string) =>
  database.db
    .select({ id: waitlistEntries.id })
    .from(waitlistEntries)
    .where(and(eq(waitlistEntries.performanceId, performanceId), eq(waitlistEntries.state, 'offered')))
    .orderBy(asc(waitlistEntries.joinedAt));

describe('a seat comes free while the public asks for it', () => {
  type Rival = (tx: Tx, performanceId: string, holdId: string) => Promise<unknown>;
  /** Somebody's claim, without the looks that would refuse him before he comes to the row. */
  const claiming = (rival: Rival, performanceId: string) =>
    patiently(database.ctx(), async (tx) => {
      const holdId = newId();
      await tx.db.execute(sql`insert into holds (id, buyer_key, currency, expires_at)
        values (${holdId}, ${`visitor:${newId()}`}, 'usd', clock_timestamp() + interval '10 minutes')`);
      return rival(tx, performanceId, holdId);
    });

  async function whileFreeing(rival: Rival) {
    const hall = await world.soldOutHall();
    const { entryId } = await world.waits(hall, 2);
    const freeing = await openTransaction(world.job, ({ db }) => freeHeld(db, hall.holdId));
    const asked = claiming(rival, hall.performanceId);
    // One that is stopped by the freed row goes on when that has come free; the other has its answer already.
    await Promise.race([asked, untilBlocked(database.db)]);
    await freeing.commit();
    const answer = await asked;
    await world.round();
    return { answer, entry: await world.entry(entryId) };
  }

  test('it is kept, and offered to the next in line', async () => {
    const { answer, entry } = await whileFreeing(async ({ db }, performanceId, holdId) => {
      const [claims] = await claimSeats(db, [{ performanceId, holdId, seatIndexes: [0] }]);
      return claims?.map(({ claimed }) => claimed);
    });
    expect(answer).toEqual([false]);
    expect(entry).toMatchObject({ state: 'offered', offeredQuantity: 2 });
  });

  test('control: a claim that does not ask whether somebody waits has it before the round has looked', async () => {
    const { answer, entry } = await whileFreeing(({ db }, performanceId, holdId) =>
      db.execute(sql`
        insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
        select p.id, s.id, c.price_level_id, 'held', h.id, h.expires_at
        from performances p join seats s on s.plan_id = p.plan_id and s.seat_index = 0
        join price_level_categories c on c.performance_id = p.id and c.category = s.category
        join holds h on h.id = ${holdId}
        where p.id = ${performanceId}
        on conflict (performance_id, seat_id) do update set hold_id = excluded.hold_id, expires_at = excluded.expires_at
          where claims.state = 'held' and claims.expires_at <= clock_timestamp()
        returning seat_id`),
    );
    expect(answer).toHaveLength(1);
    expect(entry.state).toBe('waiting');
  });

  test('lapsed and not swept yet, it is kept as well', async () => {
    const hall = await world.soldOutHall();
    const { entryId } = await world.waits(hall, 2);
    await world.lapse(hall.holdId);
    const sweeping = await openTransaction(world.job, (tx) => sweepHolds({ ctx: tx, input: { limit: 500 } }));
    const wish = { performanceId: hall.performanceId, seatIndexes: [0] };
    expect(await world.take(wish)).toMatchObject({ ok: false, code: 'SEATS_TAKEN' });
    await sweeping.commit();
    expect(await world.take(wish)).toMatchObject({ ok: false, code: 'SEATS_TAKEN' });
    await world.round();
    expect((await world.entry(entryId)).state).toBe('offered');
  });
});

describe('two workers at one line', () => {
  test('one offers, the other passes by; together each place is offered once', async () => {
    const floor = await world.soldOutFloor(1);
    const first = await world.waits(floor);
    const second = await world.waits(floor);
    await world.release(floor.holdId);
    const one = await openTransaction(world.job, (tx) => world.offer(floor.priceLevelId, tx));
    expect(await world.offer(floor.priceLevelId)).toBe(0);
    expect(await one.commit()).toBe(1);
    expect(await world.offer(floor.priceLevelId)).toBe(0);
    expect((await world.entry(first.entryId)).state).toBe('offered');
    expect((await world.entry(second.entryId)).state).toBe('waiting');
    expect(await world.mailsAbout(first.entryId)).toHaveLength(2);
  });

  test('control: without the lock both serve the first, and a place is kept for nobody', async () => {
    const floor = await world.soldOutFloor(2);
    await world.waits(floor);
    const second = await world.waits(floor);
    await world.release(floor.holdId);
    const met = meeting(2);
    const naive = () =>
      withTransaction(world.job, async ({ db }) => {
        const [next] = await db.execute<{ id: string }>(sql`
          select id from waitlist_entries where price_level_id = ${floor.priceLevelId} and state = 'waiting'
          order by joined_at limit 1`);
        await met();
        const holdId = newId();
        await db.execute(sql`insert into holds (id, buyer_key, currency, expires_at, offered_until)
          values (${holdId}, ${`waitlist:${holdId}`}, 'usd', now() + interval '1 hour', now() + interval '1 hour')`);
        await claimPlaces(db, { ...floor, holdId, quantity: 1 });
        await db.execute(sql`update waitlist_entries set state = 'offered', hold_id = ${holdId}, offered_quantity = 1,
          offered_until = now() + interval '1 hour' where id = ${next?.id ?? ''}`);
      });
    await Promise.all([naive(), naive()]);
    const [stock] = await database.db.execute(
      sql`select held from place_stock where price_level_id = ${floor.priceLevelId}`,
    );
    expect(stock).toEqual({ held: 2 });
    expect(await offeredOf(floor.performanceId)).toHaveLength(1);
    expect((await world.entry(second.entryId)).state).toBe('waiting');
  });

  test('killed between the claim and the mail, nothing of the offer is left', async () => {
    const floor = await world.soldOutFloor(1);
    const { entryId } = await world.waits(floor);
    await world.release(floor.holdId);
    const dies = offerNext({
      ctx: world.job,
      input: { priceLevelId: floor.priceLevelId },
      owe: () => Promise.reject(new Error('killed')),
    });
    await expect(dies).rejects.toThrow('killed');
    expect((await world.entry(entryId)).state).toBe('waiting');
    expect(await world.isKept(floor.priceLevelId)).toBe(true);
    expect(await world.round()).toBe(1);
  });
});

describe('an offer is taken in its last second', () => {
  /** Taken in an open transaction; then its time is over for everybody else, and `settle` comes. */
  async function whileTaking(settle: () => { done: Promise<unknown>; met: Promise<unknown> }) {
    const floor = await world.soldOutFloor(1);
    const fan = await world.waits(floor);
    const next = await world.waits(floor);
    await world.release(floor.holdId);
    await world.round();
    const { holdId } = await world.entry(fan.entryId);
    await world.lapse(holdId, 0.7);
    const taking = await openTransaction(fan.ctx, (tx) => acceptOffer({ ctx: tx, input: fan.input }));
    await vi.waitFor(async () => {
      const [row] = await database.db.execute<{ over: boolean }>(
        sql`select expires_at < clock_timestamp() as over from holds where id = ${holdId}`,
      );
      expect(row?.over).toBe(true);
    });
    const { done, met } = settle();
    await met;
    expect(await taking.commit()).toEqual({ ok: true });
    await done;
    await world.round();
    return {
      entry: await world.entry(fan.entryId),
      next: await world.entry(next.entryId),
      cart: await getCart(fan.ctx),
    };
  }

  test('it lives on in the cart, and the next in line waits on', async () => {
    const { entry, next, cart } = await whileTaking(() => {
      const done = settleOffers(world.job).then(() => sweepHolds({ ctx: world.job, input: { limit: 500 } }));
      return { done, met: done };
    });
    expect(cart?.items).toHaveLength(1);
    expect(entry.state).toBe('offered');
    expect(next.state).toBe('waiting');
  });

  test('control: judged before the wait, it is noted as lapsed while it is in his cart', async () => {
    const { entry, cart } = await whileTaking(() => {
      const done = patiently(world.job, ({ db }) =>
        db.execute(sql`
          update waitlist_entries x set state = 'lapsed' from holds h
          where x.state = 'offered' and h.id = x.hold_id and h.state = 'active' and h.expires_at <= clock_timestamp()`),
      );
      return { done, met: untilBlocked(database.db) };
    });
    expect(cart?.items).toHaveLength(1);
    expect(entry.state).toBe('lapsed');
  });

  test('too late: the next in line has it, and he is told', async () => {
    const floor = await world.soldOutFloor(1);
    const fan = await world.waits(floor);
    const next = await world.waits(floor);
    await world.release(floor.holdId);
    await world.round();
    await world.lapse((await world.entry(fan.entryId)).holdId);
    const offering = await openTransaction(world.job, (tx) => world.offer(floor.priceLevelId, tx));
    expect(await acceptOffer({ ctx: fan.ctx, input: fan.input })).toMatchObject({
      ok: false,
      code: 'LAPSED',
    });
    expect(await offering.commit()).toBe(1);
    expect(await acceptOffer({ ctx: fan.ctx, input: fan.input })).toMatchObject({
      ok: false,
      code: 'LAPSED',
    });
    expect(await acceptOffer({ ctx: next.ctx, input: next.input })).toEqual({ ok: true });
  });
});

describe('somebody leaves while he is offered something', () => {
  test('leaving first: the next in line has the offer', async () => {
    const floor = await world.soldOutFloor(1);
    const fan = await world.waits(floor);
    const next = await world.waits(floor);
    await world.release(floor.holdId);
    const leaving = await openTransaction(fan.ctx, (tx) => leaveWaitlist({ ctx: tx, input: fan.input }));
    expect(await world.offer(floor.priceLevelId)).toBe(0);
    expect(await leaving.commit()).toEqual({ ok: true });
    expect(await world.offer(floor.priceLevelId)).toBe(1);
    expect((await world.entry(fan.entryId)).state).toBe('left');
    expect((await world.entry(next.entryId)).state).toBe('offered');
  });

  test('offered first: he is asked to look again, and what he then lets go is offered to the next', async () => {
    const floor = await world.soldOutFloor(1);
    const fan = await world.waits(floor);
    const next = await world.waits(floor);
    await world.release(floor.holdId);
    const offering = await openTransaction(world.job, (tx) => world.offer(floor.priceLevelId, tx));
    const leaving = patiently(fan.ctx, (tx) => leaveWaitlist({ ctx: tx, input: fan.input }));
    await untilBlocked(database.db);
    await offering.commit();
    expect(await leaving).toMatchObject({ ok: false, code: 'BUSY' });
    expect(await leaveWaitlist({ ctx: fan.ctx, input: fan.input })).toEqual({ ok: true });
    expect(await world.offer(floor.priceLevelId)).toBe(1);
    expect((await world.entry(next.entryId)).state).toBe('offered');
  });

  test('control: who leaves by what he saw before the wait keeps a place that nobody can take', async () => {
    const floor = await world.soldOutFloor(1);
    const fan = await world.waits(floor);
    const next = await world.waits(floor);
    await world.release(floor.holdId);
    const offering = await openTransaction(world.job, (tx) => world.offer(floor.priceLevelId, tx));
    expect((await world.entry(fan.entryId)).state).toBe('waiting');
    const leaving = patiently(fan.ctx, ({ db }) =>
      db.execute(sql`update waitlist_entries set state = 'left' where id = ${fan.entryId}`),
    );
    await untilBlocked(database.db);
    await offering.commit();
    await leaving;
    expect(await world.round()).toBe(0);
    expect((await world.entry(next.entryId)).state).toBe('waiting');
  });
});

test('thirty fans, four workers, a public that presses: the first in line have all that comes free, nobody else anything', async () => {
  const capacity = 8;
  const floor = await world.soldOutFloor(capacity);
  await world.waits(floor);
  const fans = await Promise.all(Array.from({ length: 29 }, () => world.waits(floor)));
  expect(fans).toHaveLength(29);
  const line = await database.db
    .select({ id: waitlistEntries.id })
    .from(waitlistEntries)
    .where(eq(waitlistEntries.priceLevelId, floor.priceLevelId))
    .orderBy(asc(waitlistEntries.joinedAt), asc(waitlistEntries.id));
  const wish = holdInput.parse({
    performanceId: floor.performanceId,
    places: [{ priceLevelId: floor.priceLevelId, quantity: 1 }],
  });
  const press = () => hold({ ctx: database.ctx(), input: wish });
  const freed = world.lapse(floor.holdId);
  const answers = await Promise.all([
    ...Array.from({ length: 40 }, press),
    freed.then(() => null),
    ...Array.from({ length: 4 }, () => world.round().then(() => null)),
  ]);
  for (let round = 0; round < 3; round++) await Promise.all(Array.from({ length: 4 }, world.round));
  answers.push(...(await Promise.all(Array.from({ length: 10 }, press))));
  expect(answers.filter((answer) => answer?.ok)).toEqual([]);
  expect(await offeredOf(floor.performanceId)).toEqual(line.slice(0, capacity));
});

test('an offer that goes to the payment in its last moment is not noted as lapsed', async () => {
  const hall = await world.soldOutHall();
  const { entryId } = await world.waits(hall, 2);
  await world.release(hall.holdId);
  await world.round();
  const { holdId } = await world.entry(entryId);
  await world.lapse(holdId, 0.5);
  const paying = await openTransaction(world.job, ({ db }) =>
    db.execute(
      sql`update holds set state = 'paying' where id = ${holdId} and expires_at > clock_timestamp() returning 1`,
    ),
  );
  await vi.waitFor(async () => {
    const [hold] = await database.db.execute<{ over: boolean }>(
      sql`select expires_at <= clock_timestamp() as over from holds where id = ${holdId}`,
    );
    if (!hold?.over) throw new Error('It has not run out');
  });
  await settleOffers(world.job);
  expect(await paying.commit()).toHaveLength(1);
  await settleOffers(world.job);
  expect(await world.entry(entryId)).toMatchObject({ state: 'offered' });
});
