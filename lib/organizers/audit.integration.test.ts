import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { auditLog } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { recordChange } from './audit';
import { makeMember, makeOrganizer } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a change is written with who, what and what differs', async () => {
  const organizer = await makeOrganizer(database);
  const { user, ctx } = await makeMember(database, organizer.id);
  const change = {
    organizerId: organizer.id,
    action: 'level.changed',
    subjectType: 'level',
    subjectId: 'l1',
  };
  await withTransaction(ctx, (tx) =>
    recordChange(tx, {
      ...change,
      before: { name: 'Stalls', price: 5_000, window: { from: 1 } },
      after: { name: 'Stalls', price: 6_000, window: { from: 1 } },
    }),
  );
  const rows = await database.db.select().from(auditLog).where(eq(auditLog.organizerId, organizer.id));
  expect(rows).toMatchObject([
    {
      ...change,
      actorKind: 'fan',
      actorId: user.id,
      details: { before: { price: 5_000 }, after: { price: 6_000 } },
    },
  ]);
});

test('what is undone leaves no row', async () => {
  const organizer = await makeOrganizer(database);
  const { ctx } = await makeMember(database, organizer.id);
  const attempt = withTransaction(ctx, async (tx) => {
    await recordChange(tx, { organizerId: organizer.id, action: 'x.y', subjectType: 'x', subjectId: '1' });
    throw new Error('undo');
  });
  await expect(attempt).rejects.toThrow('undo');
  expect(await database.db.$count(auditLog, eq(auditLog.organizerId, organizer.id))).toBe(0);
});
