import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { meeting, patiently } from '@/db/race-fixture';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { mostCartsPerOrigin } from './carts-of-networks';
import { hold } from './hold';
import { holdInput } from './input';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const openCart = sql`insert into holds (id, buyer_key, currency, origin, expires_at)
  select gen_random_uuid(), 'visitor:' || gen_random_uuid(), 'usd', `;

/** A network from which all carts but `left` are open. */
async function network(left: number): Promise<string> {
  const origin = newId();
  await database.db.execute(sql`${openCart} ${origin}, now() + interval '10 minutes'
    from generate_series(1, ${mostCartsPerOrigin - left})`);
  return origin;
}

const liveCarts = async (origin: string) =>
  (await database.db.execute(sql`select from holds where origin = ${origin} and state = 'active'`)).length;

test.each(['seats', 'places'])(
  'many visitors of one network choose %s at once: the cap is never passed',
  async (kind) => {
    const origin = await network(3);
    const seated = await makeSeatedPerformance(database.db);
    const general = await makeGeneralPerformance(database.db);
    const wish = (n: number) =>
      kind === 'seats'
        ? { performanceId: seated.performance.id, seatIndexes: [n] }
        : {
            performanceId: general.performance.id,
            places: [{ priceLevelId: general.level.id, quantity: 1 }],
          };
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        hold({ ctx: database.ctx(), input: { ...holdInput.parse(wish(n)), origin } }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.code]))).toEqual(
      Array(9).fill('TOO_MANY_HOLDS'),
    );
    expect(await liveCarts(origin)).toBe(mostCartsPerOrigin);
  },
);

test('control: who counts without standing in line passes the cap', async () => {
  const origin = await network(1);
  const counted = meeting(4);
  const unguarded = () =>
    patiently(database.ctx(), async ({ db }) => {
      const carts = await db.execute(sql`select from holds where origin = ${origin} and state = 'active'`);
      await counted();
      if (carts.length < mostCartsPerOrigin)
        await db.execute(sql`${openCart} ${origin}, now() + interval '10 minutes'`);
    });
  await Promise.all(Array.from({ length: 4 }, unguarded));
  expect(await liveCarts(origin)).toBe(mostCartsPerOrigin + 3);
});
