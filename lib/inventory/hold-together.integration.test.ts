import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { hold } from './hold';
import { holdTogether } from './hold-together';
import { holdInput } from './input';
import { lockBuyer } from './internal';
import { stockDrift } from './self-check';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  expect(await stockDrift(database.db)).toEqual([]);
  await database.drop();
});

const wish = (performanceId: string, seatIndexes: number[], visitorId = newId()) => ({
  actor: { kind: 'visitor', visitorId } as const,
  input: holdInput.parse({ performanceId, seatIndexes }),
});

const countOf = async (what: 'claims' | 'holds', performanceId: string) => {
  const [row] = await database.db.execute<{ n: number }>(
    what === 'claims'
      ? sql`select count(*)::int as n from claims where performance_id = ${performanceId}`
      : sql`select count(distinct hold_id)::int as n from claims where performance_id = ${performanceId}`,
  );
  return row?.n;
};

test('each wish is all or nothing by itself, whatever becomes of the others', async () => {
  const { performance } = await makeSeatedPerformance(database.db, { maxPerOrder: 2 });
  const { id } = performance;
  await hold({
    ctx: database.ctx(),
    input: holdInput.parse({ performanceId: id, seatIndexes: [9] }),
  });
  const regular = newId();
  const ctx = database.ctx({ kind: 'visitor', visitorId: regular });
  await hold({ ctx, input: holdInput.parse({ performanceId: id, seatIndexes: [1] }) });
  const [{ n: holdsBefore } = { n: 0 }] = await database.db.execute<{ n: number }>(
    sql`select count(*)::int as n from holds`,
  );

  const outcomes = await holdTogether(database.db, [
    wish(id, [2, 3]),
    wish(id, [8, 9]),
    wish(id, [4, 9_999]),
    wish(id, [3, 5]),
    wish(id, [6, 7], regular),
    wish(id, [6]),
    wish(newId(), [1]),
    wish(id, [1], regular),
    wish(id.toUpperCase(), [2]),
  ]);
  expect(outcomes.map((outcome) => outcome && (outcome.ok ? outcome.seatIndexes : outcome.code))).toEqual([
    [2, 3],
    'SEATS_TAKEN',
    'NOT_FOUND',
    undefined,
    'LIMIT_REACHED',
    undefined,
    'NOT_FOUND',
    undefined,
    undefined,
  ]);
  expect(await countOf('claims', id)).toBe(4);
  const [{ n: holdsAfter } = { n: 0 }] = await database.db.execute<{ n: number }>(
    sql`select count(*)::int as n from holds`,
  );
  expect(holdsAfter - holdsBefore).toBe(1);
});

test('a buyer who is busy elsewhere is not waited for', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const busy = newId();
  const outcomes = await withTransaction(database.ctx(), async ({ db }) => {
    await lockBuyer(db, `visitor:${busy}`);
    return holdTogether(database.db, [wish(performance.id, [1], busy), wish(performance.id, [2])]);
  });
  expect(outcomes[0]).toBeUndefined();
  expect(outcomes[1]).toMatchObject({ ok: true, seatIndexes: [2] });
});

test('a cart that somebody has already grows by a wish that travels with others', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const visitorId = newId();
  const [first] = await holdTogether(database.db, [wish(performance.id, [1], visitorId)]);
  const [second] = await holdTogether(database.db, [
    wish(performance.id, [1, 2], visitorId),
    wish(performance.id, [3]),
  ]);
  expect(second).toMatchObject({ ok: true, holdId: first?.ok && first.holdId });
  expect(await countOf('holds', performance.id)).toBe(2);
});

/** A hall that PostgreSQL has never counted, as at every on-sale: what a hold reads must not grow with it. */
test('in a large hall nobody has analysed, a hold reads a handful of rows', async () => {
  const { performance } = await makeSeatedPerformance(database.db, { rows: 50, seatsPerRow: 40 });
  const reads = async () => {
    const [row] = await database.db.execute<{ n: number }>(sql`
      select ((select sum(seq_tup_read) from pg_stat_user_tables where relname in ('claims', 'seats', 'holds'))
        + (select sum(idx_tup_read) from pg_stat_user_indexes where relname in ('claims', 'seats', 'holds')))::int as n`);
    return row?.n ?? 0;
  };
  const settle = () =>
    database.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_stat_force_next_flush()`);
    });
  const attempts = 900;
  for (let at = 0; at < 8; at++) await settle();
  const before = await reads();
  await Promise.all(
    Array.from({ length: attempts }, (_, at) =>
      hold({
        ctx: database.ctx(),
        input: holdInput.parse({ performanceId: performance.id, seatIndexes: [2 * at, 2 * at + 1] }),
      }),
    ),
  );
  await Promise.all(Array.from({ length: 8 }, settle));
  expect((await reads()) - before).toBeLessThan(40 * attempts);
});
