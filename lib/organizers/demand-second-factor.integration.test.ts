import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { demandSecondFactor } from './demand-second-factor';
import { lacksSecondFactor, memberOf } from './member';
import { makeMember, makeOrganizer } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const secure = (userId: string) =>
  database.db.update(users).set({ secondFactorSince: new Date() }).where(eq(users.id, userId));

test('demanded, it keeps out who has none, until he has', async () => {
  const organizer = await makeOrganizer(database);
  const [owner, manager] = [
    await makeMember(database, organizer.id),
    await makeMember(database, organizer.id, 'manager'),
  ];
  const demand = (demanded: boolean) =>
    demandSecondFactor({ ctx: owner.ctx, input: { organizerId: organizer.id, demanded } });
  const asked = { organizer: organizer.slug, permission: 'events.view' } as const;
  const gets = async ({ ctx }: typeof owner) => (await memberOf({ ctx, input: asked })) !== null;

  expect(await demand(true)).toMatchObject({ code: 'SET_UP_FIRST' });
  expect(await gets(manager)).toBe(true);
  await secure(owner.user.id);
  expect(await demand(true)).toEqual({ ok: true });
  expect([await gets(owner), await gets(manager)]).toEqual([true, false]);
  expect(await lacksSecondFactor({ ctx: manager.ctx, input: asked })).toBe(true);
  await secure(manager.user.id);
  expect([await gets(manager), await lacksSecondFactor({ ctx: manager.ctx, input: asked })]).toEqual([
    true,
    false,
  ]);
});

test('a stranger learns nothing of it, and only an owner demands it', async () => {
  const organizer = await makeOrganizer(database, { requiresSecondFactor: true });
  const stranger = await makeMember(database, (await makeOrganizer(database)).id);
  const manager = await makeMember(database, organizer.id, 'manager');
  await secure(manager.user.id);
  expect(await lacksSecondFactor({ ctx: stranger.ctx, input: { organizer: organizer.slug } })).toBe(false);
  for (const { ctx } of [stranger, manager]) {
    const input = { organizerId: organizer.id, demanded: false };
    expect(await demandSecondFactor({ ctx, input })).toMatchObject({ code: 'NOT_FOUND' });
  }
});
