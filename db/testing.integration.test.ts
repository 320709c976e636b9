import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RollbackWith } from '@/lib/errors';
import { withRollback, withTransaction } from '.';
import { makeSeatedPerformance } from './factories';
import { organizers } from './schema';
import { createTestDatabase, type TestDatabase } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const newOrganizer = (slug: string) => ({ slug, name: 'Somebody', supportEmail: 'help@example.test' });
const countOf = async (slug: string) => database.db.$count(organizers, sql`${organizers.slug} = ${slug}`);

test('a world can be made', async () => {
  const world = await makeSeatedPerformance(database.db, { rows: 2, seatsPerRow: 5 });
  expect(world.seats).toHaveLength(10);
  expect(world.premium.price).toBe(8_000);
});

test('a transaction inside a transaction is the same transaction', async () => {
  const ctx = database.ctx();
  await expect(
    withTransaction(ctx, async (outer) => {
      await withTransaction(outer, (inner) => inner.db.insert(organizers).values(newOrganizer('inner')));
      throw new Error('the outer one fails');
    }),
  ).rejects.toThrow('the outer one fails');
  expect(await countOf('inner')).toBe(0);
});

test('a rollback carries its outcome out and leaves nothing behind', async () => {
  const outcome = await withRollback(database.ctx(), async (tx) => {
    await tx.db.insert(organizers).values(newOrganizer('undone'));
    throw new RollbackWith('taken');
  });
  expect(outcome).toBe('taken');
  expect(await countOf('undone')).toBe(0);
});

test('a serialization conflict is repeated, with one effect', async () => {
  let runs = 0;
  await withTransaction(database.ctx(), async (tx) => {
    runs++;
    await tx.db.insert(organizers).values(newOrganizer('repeated'));
    if (runs < 3)
      await tx.db.execute(sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`);
  });
  expect(runs).toBe(3);
  expect(await countOf('repeated')).toBe(1);
});

test('a conflict is repeated too when a statement sent behind it is heard first', async () => {
  let runs = 0;
  await withTransaction(database.ctx(), async (tx) => {
    runs++;
    const conflict = sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`;
    const first = runs < 3 ? tx.db.execute(conflict) : tx.db.execute(sql`select 1`);
    const behind = tx.db.insert(organizers).values(newOrganizer('behind'));
    // Sent together; the first one's refusal is told only after the other's.
    const [one, other] = await Promise.allSettled([first, behind]);
    for (const { status, reason } of [other, one] as PromiseRejectedResult[])
      if (status === 'rejected') throw reason;
  });
  expect(runs).toBe(3);
  expect(await countOf('behind')).toBe(1);
});
