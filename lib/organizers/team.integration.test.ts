import { and, desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '@/db/factories';
import { auditLog, organizerInvitations, organizerMembers, users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { findSession } from '@/lib/identity/find-session';
import { acceptInvitation, joinWithNewAccount, peekInvitation } from './accept-invitation';
import { changeRole } from './change-role';
import { inviteMember } from './invite-member';
import { resendInvitation, revokeInvitation } from './manage-invitation';
import { removeMember } from './remove-member';
import { asFan, makeInvitationOutbox, makeMember, makeOrganizer } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function makeTeam() {
  const organizer = await makeOrganizer(database);
  const owner = await makeMember(database, organizer.id);
  return { organizerId: organizer.id, organizer, owner };
}

/** An open invitation, and the token of its mail. */
async function invited(email: string, role: 'manager' | 'scanner' = 'manager') {
  const team = await makeTeam();
  const { owe, owed, lastToken } = makeInvitationOutbox();
  const { organizerId } = team;
  const answer = await inviteMember({ ctx: team.owner.ctx, input: { organizerId, email, role }, owe });
  expect(answer).toEqual({ ok: true, email });
  const invitation = owed[0]?.subjectId ?? '';
  return { ...team, owe, owed, lastToken, token: lastToken(), invitation };
}

const roleOf = async (organizerId: string, userId: string) => {
  const own = and(eq(organizerMembers.organizerId, organizerId), eq(organizerMembers.userId, userId));
  return (await database.db.select().from(organizerMembers).where(own))[0]?.role;
};
const lastChange = async (organizerId: string) =>
  (
    await database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.organizerId, organizerId))
      .orderBy(desc(auditLog.id))
  )[0];

let count = 0;
const newAddress = () => `guest-${Date.now()}-${count++}@example.test`;
const password = 'velvet otter drum';

test('an invited account joins with the role, and it is written down', async () => {
  const guest = await makeUser(database.db, { emailVerifiedAt: null });
  const { token, organizerId, organizer } = await invited(guest.email);
  const ctx = database.ctx(asFan(guest, false));
  expect(await peekInvitation(ctx, token)).toMatchObject({ organizer: organizer.name, role: 'manager' });
  expect(await acceptInvitation({ ctx, input: { token } })).toEqual({ ok: true, slug: organizer.slug });
  expect(await roleOf(organizerId, guest.id)).toBe('manager');
  expect(await lastChange(organizerId)).toMatchObject({ action: 'member.joined', subjectId: guest.id });
  // The link came by mail: it proves the address as a verification does.
  const [row] = await database.db.select().from(users).where(eq(users.id, guest.id));
  expect(row?.emailVerifiedAt).not.toBeNull();
  expect(await acceptInvitation({ ctx, input: { token } })).toMatchObject({ code: 'LINK_DEAD' });
});

test('another account cannot use it, and does not use it up', async () => {
  const guest = await makeUser(database.db);
  const { token, organizerId } = await invited(guest.email);
  const thief = await makeUser(database.db);
  const theft = await acceptInvitation({ ctx: database.ctx(asFan(thief)), input: { token } });
  expect(theft).toMatchObject({ code: 'OTHER_ACCOUNT' });
  expect(await roleOf(organizerId, thief.id)).toBeUndefined();
  expect(await acceptInvitation({ ctx: database.ctx(asFan(guest)), input: { token } })).toMatchObject({
    ok: true,
  });
});

test('who has no account opens one with the link, verified and signed in', async () => {
  const email = newAddress();
  const { token, organizerId } = await invited(email, 'scanner');
  const input = { token, name: 'Sam', userAgent: null };
  const weak = await joinWithNewAccount({ ctx: database.ctx(), input: { ...input, password: 'password12' } });
  expect(weak).toMatchObject({ code: 'WEAK_PASSWORD', fields: { password: expect.any(String) } });
  const joined = await joinWithNewAccount({ ctx: database.ctx(), input: { ...input, password } });
  if (!joined.ok) throw new Error(joined.code);
  const actor = await findSession(database.db, joined.sessionId);
  expect(actor).toMatchObject({ email, emailVerified: true });
  expect(await roleOf(organizerId, actor?.userId ?? '')).toBe('scanner');
});

test('an address with an account is never taken over by the link', async () => {
  const guest = await makeUser(database.db);
  const { token, organizerId } = await invited(guest.email);
  const input = { token, name: 'Thief', password, userAgent: null };
  expect(await joinWithNewAccount({ ctx: database.ctx(), input })).toMatchObject({ code: 'ACCOUNT_EXISTS' });
  const [row] = await database.db.select().from(users).where(eq(users.id, guest.id));
  expect(row).toEqual(guest);
  expect(await roleOf(organizerId, guest.id)).toBeUndefined();
  expect(await peekInvitation(database.ctx(), token)).not.toBeNull();
});

test('a late, a revoked and an invented link are dead', async () => {
  const guest = await makeUser(database.db);
  const ctx = database.ctx(asFan(guest));
  const late = await invited(guest.email);
  await database.db
    .update(organizerInvitations)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(organizerInvitations.id, late.invitation));
  const revoked = await invited(guest.email);
  const { organizerId, invitation } = revoked;
  expect(await revokeInvitation({ ctx: revoked.owner.ctx, input: { organizerId, invitation } })).toEqual({
    ok: true,
  });
  for (const token of [late.token, revoked.token, 'invented', '']) {
    expect(await peekInvitation(ctx, token)).toBeNull();
    expect(await acceptInvitation({ ctx, input: { token } })).toMatchObject({ code: 'LINK_DEAD' });
  }
});

test('the link works for seven days', async () => {
  const { invitation } = await invited(newAddress());
  const [row] = await database.db
    .select({ days: sql<number>`extract(epoch from expires_at - created_at)::int / 86400` })
    .from(organizerInvitations)
    .where(eq(organizerInvitations.id, invitation));
  expect(row?.days).toBe(7);
});

test('sent again: a new link, the old one is dead, and one invitation stays', async () => {
  const guest = await makeUser(database.db);
  const one = await invited(guest.email);
  const { organizerId, invitation, owner, owe, owed } = one;
  await resendInvitation({ ctx: owner.ctx, input: { organizerId, invitation }, owe });
  expect(owed.map(({ subjectId }) => subjectId)).toEqual([invitation, invitation]);
  const ctx = database.ctx(asFan(guest));
  expect(await peekInvitation(ctx, one.token)).toBeNull();
  expect(await acceptInvitation({ ctx, input: { token: one.lastToken() } })).toMatchObject({ ok: true });
  const again = await resendInvitation({ ctx: owner.ctx, input: { organizerId, invitation }, owe });
  expect(again).toMatchObject({ code: 'NOT_FOUND' });
});

test('a member is not invited again', async () => {
  const { organizerId, owner } = await makeTeam();
  const { owe, owed } = makeInvitationOutbox();
  const input = { organizerId, email: owner.user.email, role: 'scanner' } as const;
  expect(await inviteMember({ ctx: owner.ctx, input, owe })).toMatchObject({ code: 'ALREADY_MEMBER' });
  expect(owed).toEqual([]);
});

test('only the owner of this team can do any of it', async () => {
  const guest = newAddress();
  const { organizerId, invitation, owe, owner } = await invited(guest);
  const manager = await makeMember(database, organizerId, 'manager');
  const { owner: stranger } = await makeTeam();
  const member = owner.user.id;
  for (const { ctx } of [manager, stranger, { ctx: database.ctx() }]) {
    const answers = [
      await inviteMember({ ctx, input: { organizerId, email: newAddress(), role: 'owner' }, owe }),
      await resendInvitation({ ctx, input: { organizerId, invitation }, owe }),
      await revokeInvitation({ ctx, input: { organizerId, invitation } }),
      await changeRole({ ctx, input: { organizerId, member, role: 'scanner' } }),
      await removeMember({ ctx, input: { organizerId, member } }),
    ];
    expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(Array(5).fill('NOT_FOUND'));
  }
  expect(await roleOf(organizerId, member)).toBe('owner');
});

test('a member or an invitation of another team is not there', async () => {
  const mine = await makeTeam();
  const theirs = await invited(newAddress());
  const { organizerId, owner } = mine;
  const input = { organizerId, member: theirs.owner.user.id };
  const { owe } = makeInvitationOutbox();
  const invitation = { organizerId, invitation: theirs.invitation };
  for (const answer of [
    await changeRole({ ctx: owner.ctx, input: { ...input, role: 'scanner' } }),
    await removeMember({ ctx: owner.ctx, input }),
    await revokeInvitation({ ctx: owner.ctx, input: invitation }),
    await resendInvitation({ ctx: owner.ctx, input: invitation, owe }),
  ]) {
    expect(answer).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await roleOf(theirs.organizerId, theirs.owner.user.id)).toBe('owner');
});

test('a new role is written down with the old one', async () => {
  const { organizerId, owner } = await makeTeam();
  const { user } = await makeMember(database, organizerId, 'scanner');
  await changeRole({ ctx: owner.ctx, input: { organizerId, member: user.id, role: 'finance' } });
  expect(await lastChange(organizerId)).toMatchObject({
    action: 'member.role_changed',
    actorId: owner.user.id,
    details: { before: { role: 'scanner' }, after: { role: 'finance' } },
  });
});

test('the last owner keeps his role and his place', async () => {
  const { organizerId, owner } = await makeTeam();
  await makeMember(database, organizerId, 'manager');
  const input = { organizerId, member: owner.user.id };
  expect(await changeRole({ ctx: owner.ctx, input: { ...input, role: 'manager' } })).toMatchObject({
    code: 'LAST_OWNER',
  });
  expect(await removeMember({ ctx: owner.ctx, input })).toMatchObject({ code: 'LAST_OWNER' });
});
