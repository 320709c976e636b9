import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET } from '@/app/api/performances/[id]/availability/route';
import { closeDatabase, connect, database, withTransaction } from '@/db';
import { makeGeneralPerformance } from '@/db/factories';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { countView, flushInterest } from './count-interest';
import { hold } from './hold';
import { holdInput } from './input';

let world: TestDatabase;
beforeAll(async () => {
  world = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', world.url);
});
afterAll(async () => {
  await closeDatabase();
  await world.drop();
});

const evening = async () => {
  const { performance, level } = await makeGeneralPerformance(world.db, { capacity: 50 });
  const wish = holdInput.parse({
    performanceId: performance.id,
    places: [{ priceLevelId: level.id, quantity: 1 }],
  });
  return { id: performance.id, wish };
};
const counted = async (id: string) => {
  const rows = await world.db.execute<{ views: number; carts: number }>(
    sql`select views, carts from interest_counts where performance_id = ${id}`,
  );
  return [...rows];
};

test('a page that is opened counts once, programs and later requests of the page not at all', async () => {
  const { id } = await evening();
  const ask = (agent: string, query = '') =>
    GET(
      new Request(`http://site.test/api/performances/${id}/availability${query}`, {
        headers: { 'user-agent': agent },
      }),
    );
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  expect((await ask(firefox)).status).toBe(200);
  await ask(firefox, '?since=x');
  await ask('Mozilla/5.0 (compatible; Googlebot/2.1)');
  await flushInterest(database());
  expect(await counted(id)).toEqual([{ views: 1, carts: 0 }]);
  await ask(firefox);
  await flushInterest(database());
  expect(await counted(id)).toEqual([{ views: 2, carts: 0 }]);
});

test('a cart counts once, however often it is added to; what is refused or the box office sells, not', async () => {
  const { id, wish } = await evening();
  const ctx = world.ctx();
  await hold({ ctx, input: wish });
  await hold({ ctx, input: wish });
  await hold({ ctx: world.ctx(), input: wish });
  await hold({
    ctx: world.ctx(),
    input: { ...wish, places: wish.places.map((place) => ({ ...place, quantity: 51 })) },
  });
  await withTransaction(world.ctx(), (tx) => hold({ ctx: tx, input: wish }));
  await flushInterest(world.db);
  expect(await counted(id)).toEqual([{ views: 0, carts: 2 }]);
});

test('what cannot be written comes with the next time; a date that is gone spoils nothing', async () => {
  const { id } = await evening();
  countView(world.db, id);
  countView(world.db, newId());
  await world.db.execute(sql`alter table interest_counts rename to away`);
  await flushInterest(world.db);
  await world.db.execute(sql`alter table away rename to interest_counts`);
  countView(world.db, id);
  await flushInterest(world.db);
  expect(await counted(id)).toEqual([{ views: 2, carts: 0 }]);
});

test('processes that write at once add up, whatever the order in which they counted', async () => {
  const evenings = await Promise.all(Array.from({ length: 8 }, evening));
  const processes = Array.from({ length: 6 }, () => connect(world.url, { pool: 1 }));
  for (const [at, { db }] of processes.entries()) {
    for (const { id } of at % 2 === 0 ? evenings : evenings.toReversed()) countView(db, id);
  }
  await Promise.all(processes.map(({ db }) => flushInterest(db)));
  for (const { id } of evenings) expect(await counted(id)).toEqual([{ views: 6, carts: 0 }]);
  await Promise.all(processes.map(({ close }) => close()));
});
