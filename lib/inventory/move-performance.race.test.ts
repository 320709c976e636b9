import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlan, makeSeatedPerformance } from '@/db/factories';
import { claims, planDrafts, seatingPlans, seats } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { hold } from './hold';
import { holdInput } from './input';
import { movePerformance } from './move-performance';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ pool: 16 });
});
afterAll(() => database.drop());

/** A performance that sells, and a second version of its plan with the same names. */
async function twoVersions() {
  const { db } = database;
  const made = await makeSeatedPerformance(db, { rows: 6, seatsPerRow: 10 });
  const { plan } = await makePlan(db, { rows: 6, seatsPerRow: 10 });
  const organizerId = made.organizer.id;
  const draftId = newId();
  const preview = { width: 1, height: 1, lines: [], areas: [] };
  await db
    .insert(planDrafts)
    .values({ id: draftId, organizerId, name: 'P', document: '{}', seatCount: 60, preview });
  await db.update(seatingPlans).set({ organizerId, draftId }).where(eq(seatingPlans.id, plan.id));
  return { ...made, versionId: plan.id, organizerId };
}

/** Forty buyers want a seat each, while the performance moves; how many claims are left on seats of the old plan. */
async function race() {
  const { performance, versionId, organizerId, seats: all } = await twoVersions();
  const buy = (index: number) =>
    hold({
      ctx: database.ctx({ kind: 'visitor', visitorId: newId() }),
      input: holdInput.parse({ performanceId: performance.id, seatIndexes: [index] }),
    });
  const buyers = all.slice(0, 40).map(({ seatIndex }) => buy(seatIndex));
  const moved = await movePerformance({
    ctx: database.ctx(),
    input: { organizerId, performanceId: performance.id, versionId },
  });
  expect(moved.ok).toBe(true);
  const outcomes = await Promise.all(buyers);
  const left = await database.db
    .select({ plan: seats.planId })
    .from(claims)
    .innerJoin(seats, eq(seats.id, claims.seatId))
    .where(eq(claims.performanceId, performance.id));
  return {
    held: outcomes.filter(({ ok }) => ok).length,
    refused: outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code])),
    claims: left.length,
    stray: left.filter(({ plan }) => plan !== versionId).length,
  };
}

test('whoever buys while a performance moves has a seat of the new version, or none', async () => {
  for (let round = 0; round < 6; round++) {
    const { held, refused, claims: kept, stray } = await race();
    expect(stray).toBe(0);
    expect(kept).toBe(held);
    expect(refused.every((code) => code === 'SEATS_TAKEN' || code === 'BUSY')).toBe(true);
  }
});

/** The moment that matters, made to happen: a buyer has read the plan, the performance moves, then he claims. */
async function lateClaim(): Promise<number> {
  const { performance, versionId, organizerId, seats: all, premium } = await twoVersions();
  const claim = async () => {
    await database.db.execute(sql`
      insert into claims (performance_id, seat_id, price_level_id, state)
      values (${performance.id}, ${all[0]?.id}, ${premium.id}, 'blocked')`);
  };
  let late: ReturnType<typeof claim> | undefined;
  await database.db.transaction(async (tx) => {
    const input = { organizerId, performanceId: performance.id, versionId };
    const moved = await movePerformance({ ctx: { ...database.ctx(), db: tx }, input });
    expect(moved.ok).toBe(true);
    late = claim();
    // Either he waits for us, or, without the guard, is through.
    await Promise.race([late, waiting()]);
  });
  await late;
  return database.db.$count(claims, eq(claims.performanceId, performance.id));
}

/** Resolves when some statement waits for a lock. */
async function waiting(): Promise<void> {
  for (;;) {
    const [row] = await database.db.execute<{ count: number }>(
      sql`select count(*)::int as count from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((row?.count ?? 0) > 0) return;
  }
}

test('a claim that comes after the move loses its old seat; without the guard it would be sold beside the new one', async () => {
  expect(await lateClaim()).toBe(0);
  await database.db.execute(sql`alter table claims disable trigger claims_keep_to_plan`);
  try {
    expect(await lateClaim()).toBe(1);
  } finally {
    await database.db.execute(sql`alter table claims enable trigger claims_keep_to_plan`);
  }
});
