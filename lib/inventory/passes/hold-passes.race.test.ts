import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { meeting, patiently } from '@/db/race-fixture';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { claimPlaces } from '../claim-places';
import { hold } from '../hold';
import { holdInput } from '../input';
import { stockDrift } from '../self-check';
import { holdPasses } from './hold-passes';
import { passesLeft } from './lock-passes';
import { makePass } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Pass = Awaited<ReturnType<typeof makePass>>;

/** What each cart has of a pass, date by date. */
async function cartsOf({ pass, dates }: Pass): Promise<number[][]> {
  const rows = await database.db.execute<{ hold_id: string; levels: Record<string, number> }>(sql`
    select hold_id, jsonb_object_agg(price_level_id, quantity) as levels from place_claims
    where pass_id = ${pass.id} group by 1`);
  return [...rows].map(({ levels }) => dates.map(({ level }) => levels[level.id] ?? 0));
}

async function newHold(): Promise<string> {
  const holdId = newId();
  await database.db.execute(sql`insert into holds (id, buyer_key, currency, expires_at)
    values (${holdId}, ${`visitor:${newId()}`}, 'usd', clock_timestamp() + interval '1 hour')`);
  return holdId;
}

test('passes, other passes and single tickets want the last places of a date: none too many, no half pass', async () => {
  const made = await makePass(database, { capacities: [60, 12, 60] });
  const other = await makePass(database, { capacities: [60] });
  // A second pass for the same dates; its rows come in another order than the first one's.
  await database.db.execute(sql`delete from pass_parts where pass_id = ${other.pass.id}`);
  for (const { performance, level } of [...made.dates].reverse()) {
    await database.db.execute(sql`insert into pass_parts (pass_id, performance_id, price_level_id)
      values (${other.pass.id}, ${performance.id}, ${level.id})`);
  }
  const scarce = made.dates[1];
  const single = holdInput.parse({
    performanceId: scarce?.performance.id,
    places: [{ priceLevelId: scarce?.level.id, quantity: 1 }],
  });
  const answers = await Promise.all(
    Array.from({ length: 45 }, (_, n) => {
      const ctx = database.ctx();
      if (n % 3 === 0) return hold({ ctx, input: single });
      return holdPasses({ ctx, input: { passId: n % 3 === 1 ? made.pass.id : other.pass.id, quantity: 1 } });
    }),
  );
  const refused = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])));
  expect([...refused].every((code) => code === 'DATES_FULL' || code === 'NOT_ENOUGH')).toBe(true);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(12);
  for (const cart of [...(await cartsOf(made)), ...(await cartsOf({ ...other, dates: made.dates }))]) {
    expect(cart).toEqual([1, 1, 1]);
  }
  expect(await stockDrift(database.db)).toEqual([]);
});

test('control: dates held one after another, each in a transaction of its own, leave half a pass', async () => {
  const { pass, dates } = await makePass(database, { capacities: [4, 2] });
  const buy = async (holdId: string) => {
    for (const { performance, level } of dates) {
      const wish = {
        performanceId: performance.id,
        priceLevelId: level.id,
        holdId,
        quantity: 1,
        passId: pass.id,
      };
      const done = await withTransaction(database.ctx(), async ({ db }) => {
        const claimed = await claimPlaces(db, wish);
        if (!claimed.ok)
          await db.execute(
            sql`delete from place_claims where hold_id = ${holdId} and price_level_id = ${level.id}`,
          );
        return claimed.ok;
      });
      if (!done) return;
    }
  };
  const holds = await Promise.all(Array.from({ length: 4 }, newHold));
  await Promise.all(holds.map(buy));
  expect((await cartsOf({ pass, dates } as Pass)).filter(([, second]) => second === 0)).toHaveLength(2);
});

test('thirty buyers, ten passes: ten carts', async () => {
  const made = await makePass(database, { capacities: [60, 60], pass: { maxSold: 10 } });
  const answers = await Promise.all(
    Array.from({ length: 30 }, () =>
      holdPasses({ ctx: database.ctx(), input: { passId: made.pass.id, quantity: 1 } }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
  expect(answers.flatMap((answer) => (answer.ok || answer.code === 'PASSES_GONE' ? [] : [answer]))).toEqual(
    [],
  );
  expect(await cartsOf(made)).toHaveLength(10);
});

test('control: counted without the pass’s lock, four carts have one of three passes', async () => {
  const made = await makePass(database, { capacities: [60], pass: { maxSold: 3 } });
  const [date] = made.dates;
  const looked = meeting(4);
  const holds = await Promise.all(Array.from({ length: 4 }, newHold));
  const taken = await Promise.all(
    holds.map((holdId) =>
      patiently(database.ctx(), async ({ db }) => {
        const left = await passesLeft(db, { passId: made.pass.id, holdId });
        await looked();
        if (left < 1) return 0;
        const wish = {
          performanceId: date?.performance.id ?? '',
          priceLevelId: date?.level.id ?? '',
          holdId,
        };
        await claimPlaces(db, { ...wish, quantity: 1, passId: made.pass.id });
        return 1;
      }),
    ),
  );
  expect(taken).toEqual([1, 1, 1, 1]);
});

test('ten tabs of one buyer, each wants two more: never above what one person may have', async () => {
  const made = await makePass(database, { capacities: [60, 60], pass: { maxPerBuyer: 4 } });
  const ctx = database.ctx();
  await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      holdPasses({ ctx, input: { passId: made.pass.id, quantity: 2 + (n % 5) } }),
    ),
  );
  const carts = await cartsOf(made);
  expect(carts).toHaveLength(1);
  expect(Math.max(...carts.flat())).toBeLessThanOrEqual(4);
  expect(await stockDrift(database.db)).toEqual([]);
});
