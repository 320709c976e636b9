import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '@/db/factories';
import { organizerMembers, users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { memberOf } from './member';
import { asFan, makeMember, makeOrganizer } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a member is found with his role', async () => {
  const organizer = await makeOrganizer(database);
  const { user, ctx } = await makeMember(database, organizer.id, 'manager');
  expect(await memberOf({ ctx, input: { organizer: organizer.slug, permission: 'events.edit' } })).toEqual({
    organizerId: organizer.id,
    slug: organizer.slug,
    name: organizer.name,
    role: 'manager',
    userId: user.id,
  });
});

test('without the permission, in another team, as staff or as nobody there is nothing', async () => {
  const organizer = await makeOrganizer(database);
  const scanner = await makeMember(database, organizer.id, 'scanner');
  const stranger = await makeMember(database, (await makeOrganizer(database)).id);
  const staff = await makeUser(database.db, { role: 'staff' });
  const input = { organizer: organizer.slug, permission: 'events.view' } as const;
  const staffCtx = database.ctx({ kind: 'staff', userId: staff.id, email: staff.email });
  for (const ctx of [scanner.ctx, stranger.ctx, staffCtx, database.ctx()]) {
    expect(await memberOf({ ctx, input })).toBeNull();
  }
  expect(
    await memberOf({ ctx: stranger.ctx, input: { ...input, organizer: 'no-such-organizer' } }),
  ).toBeNull();
});

test('a new role, the end of the membership and a ban hold from the next request', async () => {
  const organizer = await makeOrganizer(database);
  const input = { organizer: organizer.slug, permission: 'team.manage' } as const;
  const demoted = await makeMember(database, organizer.id);
  const removed = await makeMember(database, organizer.id);
  const banned = await makeMember(database, organizer.id);
  const found = () =>
    Promise.all([demoted, removed, banned].map(async ({ ctx }) => (await memberOf({ ctx, input })) !== null));
  expect(await found()).toEqual([true, true, true]);
  const membership = (userId: string) => eq(organizerMembers.userId, userId);
  await database.db.update(organizerMembers).set({ role: 'manager' }).where(membership(demoted.user.id));
  await database.db.delete(organizerMembers).where(membership(removed.user.id));
  await database.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, banned.user.id));
  expect(await found()).toEqual([false, false, false]);
});

test('an account with memberships in two teams has each role in its own', async () => {
  const [one, two] = [await makeOrganizer(database), await makeOrganizer(database)];
  const { user } = await makeMember(database, one.id, 'owner');
  await database.db
    .insert(organizerMembers)
    .values({ organizerId: two.id, userId: user.id, role: 'scanner' });
  const ctx = database.ctx(asFan(user));
  const role = async (organizer: string) =>
    (await memberOf({ ctx, input: { organizer, permission: 'door.scan' } }))?.role;
  expect([await role(one.slug), await role(two.slug)]).toEqual(['owner', 'scanner']);
});
