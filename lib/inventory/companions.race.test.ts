import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { claims, orders, performances, seats } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { buyerKey } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { makeMember } from '@/lib/organizers/testing';
import { releaseCompanions } from './allocations/release-companions';
import { availability } from './availability';
import { claimSeats } from './claim-seats';
import { hold } from './hold';
import { holdInput } from './input';
import { freeHeld, lockBuyer } from './internal';
import { releaseHold } from './release-hold';

/*
 * Seat 0 is a wheelchair place, seats 1 and 2 are its companion places. The controls take one guard away.
 */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ pool: 12 });
});
afterAll(() => database.drop());

async function hall() {
  const made = await makeSeatedPerformance(database.db, { rows: 2, seatsPerRow: 6 });
  const mark = (seatIndex: number, values: Partial<typeof seats.$inferInsert>) =>
    database.db
      .update(seats)
      .set(values)
      .where(and(eq(seats.planId, made.plan.id), eq(seats.seatIndex, seatIndex)));
  await mark(0, { accessible: true });
  await mark(1, { companionOf: 0 });
  await mark(2, { companionOf: 0 });
  const { id: performanceId } = made.performance;
  const take = (wish: object, ctx: Ctx) => hold({ ctx, input: holdInput.parse({ performanceId, ...wish }) });
  return {
    ...made,
    performanceId,
    take: (seatIndexes: number[], ctx: Ctx = database.ctx()) => take({ seatIndexes }, ctx),
    best: (quantity: number, wheelchair: boolean, ctx: Ctx = database.ctx()) =>
      take({ best: { priceLevelId: made.premium.id, quantity, wheelchair } }, ctx),
    release: () =>
      database.db
        .update(performances)
        .set({ companionsReleasedAt: sql`now() - interval '1 second'` })
        .where(eq(performances.id, performanceId)),
    heldBy: async (holdId: string) => {
      const rows = await database.db.select().from(claims).where(eq(claims.holdId, holdId));
      return rows.map(({ seatId }) => made.seats.findIndex(({ id }) => id === seatId)).sort((a, b) => a - b);
    },
  };
}

/** Two requests travel in one transaction only when they come together; each alone asks the same. */
const together = <T>(answers: Promise<T>[]) => Promise.all(answers);

describe('a companion place', () => {
  test('is sold with its wheelchair place, or to who has that already, and to nobody else', async () => {
    const { take, heldBy } = await hall();
    expect(await take([1])).toMatchObject({ ok: false, code: 'COMPANION_KEPT', seatIndexes: [1] });
    expect(await take([1, 3])).toMatchObject({ ok: false, code: 'COMPANION_KEPT', seatIndexes: [1] });
    const fan = database.ctx();
    expect(await take([0, 1], fan)).toMatchObject({ ok: true });
    expect(await take([2])).toMatchObject({ code: 'COMPANION_KEPT' });
    const later = await take([2], fan);
    expect(later).toMatchObject({ ok: true });
    expect(later.ok && (await heldBy(later.holdId))).toEqual([0, 1, 2]);
  });

  test('is sold to who has a ticket for its wheelchair place', async () => {
    const { take, performanceId, seats: all } = await hall();
    const fan = database.ctx();
    const held = await take([0], fan);
    if (!held.ok) throw new Error(held.message);
    const orderId = newId();
    await database.db.insert(orders).values({
      id: orderId,
      number: newId().slice(-10).toUpperCase(),
      holdId: held.holdId,
      buyerKey: buyerKey(fan.actor),
      email: 'fan@example.test',
      buyerName: 'Fan',
      status: 'paid',
      paidAt: new Date(),
      currency: 'usd',
      faceTotal: 0,
      feeTotal: 0,
      taxTotal: 0,
    });
    await database.db.execute(sql`
      update claims set state = 'sold', order_id = ${orderId}, expires_at = null, hold_id = null
      where performance_id = ${performanceId} and seat_id = ${all[0]?.id}`);
    await database.db.execute(sql`update holds set state = 'sold' where id = ${held.holdId}`);
    expect(await take([1])).toMatchObject({ code: 'COMPANION_KEPT' });
    expect(await take([1], fan)).toMatchObject({ ok: true });
  });

  test('leaves the cart with its wheelchair place', async () => {
    const { take, heldBy, performanceId } = await hall();
    const fan = database.ctx();
    const held = await take([0, 1, 3], fan);
    if (!held.ok) throw new Error(held.message);
    await releaseHold({ ctx: fan, input: { performanceId, seatIndexes: [0] } });
    expect(await heldBy(held.holdId)).toEqual([3]);
  });

  test('is a seat like others from its release on', async () => {
    const { take, best, release, performanceId, premium } = await hall();
    const left = async () => {
      const found = await availability(database.db, performanceId);
      return found?.now.levels[premium.id]?.left;
    };
    expect(await left()).toBe(4);
    expect(await best(5, false)).toMatchObject({ code: 'NOT_ENOUGH', left: 3 });
    await release();
    expect(await best(5, false)).toMatchObject({ ok: true });
    expect(await take([1])).toMatchObject({ code: 'SEATS_TAKEN' });
  });
});

test('its release is its organizer’s to say, on the venue’s clock, and is written down', async () => {
  const { organizer, performanceId, best } = await hall();
  const { ctx } = await makeMember(database, organizer.id);
  const say = (organizerId: string, releaseAt: string | null) =>
    releaseCompanions({ ctx, input: { organizerId, performanceId, releaseAt } });
  expect(await say(newId(), '2026-01-01T00:00')).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  expect(await say(organizer.id, '2030-01-01T12:00')).toEqual({ ok: true });
  const at = async () => {
    const [row] = await database.db.select().from(performances).where(eq(performances.id, performanceId));
    return row?.companionsReleasedAt?.toISOString() ?? null;
  };
  expect(await at()).toBe('2030-01-01T17:00:00.000Z');
  expect(await best(5, false)).toMatchObject({ code: 'NOT_ENOUGH', left: 3 });
  expect(await say(organizer.id, '2026-01-01T00:00')).toEqual({ ok: true });
  expect(await best(5, false)).toMatchObject({ ok: true });
  expect(await say(organizer.id, null)).toEqual({ ok: true });
  expect(await at()).toBeNull();
  const [written] = await database.db.execute<{ count: number }>(sql`
    select count(*)::int as count from audit_log
    where organizer_id = ${organizer.id} and action = 'performance.companions_released'`);
  expect(written?.count).toBe(3);
});

describe('best available', () => {
  test('gives a wheelchair place with companions to who asks for it, and to nobody else', async () => {
    const { best } = await hall();
    expect(await best(4, true)).toMatchObject({ code: 'NO_WHEELCHAIR_PLACE' });
    expect(await best(3, false)).toMatchObject({ ok: true, adjacent: true });
    expect(await best(1, false)).toMatchObject({ code: 'NOT_ENOUGH', left: 0 });
    expect(await best(2, true)).toMatchObject({ ok: true, seatIndexes: expect.arrayContaining([0, 1]) });
    expect(await best(1, true)).toMatchObject({ code: 'NO_WHEELCHAIR_PLACE' });
  });

  test('twenty who need the place and its companion at once: one has both, the others have none', async () => {
    const { best, heldBy } = await hall();
    const answers = await together(Array.from({ length: 20 }, () => best(2, true)));
    const won = answers.flatMap((answer) => (answer.ok ? [answer.holdId] : []));
    expect(won).toHaveLength(1);
    expect(await heldBy(won[0] ?? '')).toEqual([0, 1]);
  });
});

describe('the wheelchair place goes back while its companion place is asked for in another tab', () => {
  type Asks = (
    ctx: Ctx,
    request: { performanceId: string; holdId: string; seatIndexes: number[] },
  ) => unknown;

  async function whileReleasing(ask: Asks) {
    const { take, heldBy, performanceId, seats: all } = await hall();
    const fan = database.ctx();
    const held = await take([0, 3], fan);
    if (!held.ok) throw new Error(held.message);
    const releasing = await openTransaction(fan, async ({ db }) => {
      await lockBuyer(db, buyerKey(fan.actor));
      await freeHeld(db, held.holdId, { performanceId, seatIds: [all[0]?.id ?? 0] });
    });
    const asked = Promise.resolve(ask(fan, { performanceId, holdId: held.holdId, seatIndexes: [1] }));
    await Promise.race([asked, untilBlocked(database.db)]);
    await releasing.commit();
    await asked;
    return heldBy(held.holdId);
  }

  test('it stays where it was', async () => {
    const kept = await whileReleasing((ctx, request) =>
      patiently(ctx, async ({ db }) => {
        await lockBuyer(db, buyerKey(ctx.actor));
        return claimSeats(db, [request]);
      }),
    );
    expect(kept).toEqual([3]);
  });

  test('control: a claim that does not queue behind its buyer has it alone', async () => {
    const kept = await whileReleasing((ctx, request) =>
      patiently(ctx, ({ db }) => claimSeats(db, [request])),
    );
    expect(kept).toEqual([1, 3]);
  });
});

test('forty strangers want the companion place; control: a claim that does not ask gives it to one', async () => {
  const { take, performanceId, premium, seats: all } = await hall();
  expect(await take([0])).toMatchObject({ ok: true });
  const answers = await together(Array.from({ length: 40 }, () => take([1])));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(0);
  const stranger = await take([3]);
  if (!stranger.ok) throw new Error(stranger.message);
  const taken = await database.db.execute(sql`
    insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
    values (${performanceId}, ${all[1]?.id}, ${premium.id}, 'held', ${stranger.holdId}, now() + interval '1 hour')
    on conflict do nothing returning 1`);
  expect(taken).toHaveLength(1);
});
