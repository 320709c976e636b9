import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { organizerMembers, users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { acceptInvitation } from './accept-invitation';
import { changeRole } from './change-role';
import { inviteMember } from './invite-member';
import { removeMember } from './remove-member';
import { asFan, makeInvitationOutbox, makeMember, makeOrganizer } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ownersOf = (organizerId: string) =>
  database.db.$count(
    organizerMembers,
    and(eq(organizerMembers.organizerId, organizerId), eq(organizerMembers.role, 'owner')),
  );

const rounds = Array.from({ length: 20 }, (_, at) => at);

test('two owners who remove each other at once: one stays', async () => {
  for (const _ of rounds) {
    const { id } = await makeOrganizer(database);
    const [one, two] = [await makeMember(database, id), await makeMember(database, id)];
    const answers = await Promise.all([
      removeMember({ ctx: one.ctx, input: { organizerId: id, member: two.user.id } }),
      removeMember({ ctx: two.ctx, input: { organizerId: id, member: one.user.id } }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await ownersOf(id)).toBe(1);
  }
});

test('three owners who demote the next at once: whoever is demoted himself can demote nobody', async () => {
  for (const _ of rounds) {
    const { id } = await makeOrganizer(database);
    const owners = await Promise.all([0, 1, 2].map(() => makeMember(database, id)));
    const answers = await Promise.all(
      owners.map(({ ctx }, at) =>
        changeRole({
          ctx,
          input: { organizerId: id, member: owners[(at + 1) % 3]?.user.id ?? '', role: 'manager' },
        }),
      ),
    );
    const demoted = answers.filter(({ ok }) => ok).length;
    expect(await ownersOf(id)).toBe(3 - demoted);
    expect(demoted).toBeLessThan(3);
    // One after the other, each is still owner when it is his turn, or his demotion comes to nothing.
    expect(
      answers.every((answer) => answer.ok || answer.code === 'NOT_FOUND' || answer.code === 'LAST_OWNER'),
    ).toBe(true);
  }
});

test('two owners who both leave at once: one stays', async () => {
  for (const _ of rounds) {
    const { id } = await makeOrganizer(database);
    const owners = [await makeMember(database, id), await makeMember(database, id)];
    await Promise.all(
      owners.map(({ ctx, user }) => removeMember({ ctx, input: { organizerId: id, member: user.id } })),
    );
    expect(await ownersOf(id)).toBe(1);
  }
});

test('control: the same check without the lock lets both go', async () => {
  const { id } = await makeOrganizer(database);
  const owners = [await makeMember(database, id), await makeMember(database, id)];
  const checked: (() => void)[] = [];
  const both = Promise.all(owners.map(() => new Promise<void>((resolve) => checked.push(resolve))));
  await Promise.all(
    owners.map(({ ctx, user }, at) =>
      withTransaction(ctx, async ({ db }) => {
        const left = await db.$count(organizerMembers, eq(organizerMembers.organizerId, id));
        checked[at]?.();
        await both;
        if (left > 1) await db.delete(organizerMembers).where(eq(organizerMembers.userId, user.id));
      }),
    ),
  );
  expect(await ownersOf(id)).toBe(0);
});

test('an owner who is banned counts as none', async () => {
  const { id } = await makeOrganizer(database);
  const [open, banned] = [await makeMember(database, id), await makeMember(database, id)];
  await database.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, banned.user.id));
  const leave = { organizerId: id, member: open.user.id };
  expect(await removeMember({ ctx: open.ctx, input: leave })).toMatchObject({ code: 'LAST_OWNER' });
  const removed = { organizerId: id, member: banned.user.id };
  expect(await removeMember({ ctx: open.ctx, input: removed })).toEqual({ ok: true });
});

test('one invitation opened in ten tabs is used once', async () => {
  const { id } = await makeOrganizer(database);
  const owner = await makeMember(database, id);
  const guest = await makeMember(database, (await makeOrganizer(database)).id);
  const { owe, lastToken } = makeInvitationOutbox();
  const input = { organizerId: id, email: guest.user.email, role: 'scanner' } as const;
  await inviteMember({ ctx: owner.ctx, input, owe });
  const token = lastToken();
  const ctx = database.ctx(asFan(guest.user));
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => acceptInvitation({ ctx, input: { token } })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});
