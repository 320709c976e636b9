import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions, users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { changePassword } from './change-password';
import { revokeSession, signOut, signOutEverywhere } from './end-sessions';
import { findSession } from './find-session';
import { disableAccount, setSiteRole } from './manage-account';
import { listSessions } from './queries';
import { requestPasswordReset } from './request-password-reset';
import { resetPassword } from './reset-password';
import { hashSessionId } from './session-cookie';
import { startSession } from './start-session';
import { sweepIdentity } from './sweep-identity';
import { goodPassword, makeAccount, makeOutbox, makeSession, newClient } from './testing';
import { updateProfile } from './update-profile';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const asFan = (userId: string, email: string): Actor => ({ kind: 'fan', userId, email, emailVerified: true });
const lives = async (sessionId: string) => (await findSession(database.db, sessionId)) !== null;

async function twoBrowsers() {
  const user = await makeAccount(database);
  const [one, two] = [await makeSession(database, user.id), await makeSession(database, user.id)];
  return { user, one, two, ctx: database.ctx(asFan(user.id, user.email)) };
}

test('sign-out ends this session and no other', async () => {
  const { one, two, ctx } = await twoBrowsers();
  await signOut({ ctx, input: { sessionId: one } });
  expect([await lives(one), await lives(two)]).toEqual([false, true]);
});

test('sign-out everywhere ends all of mine and none of another', async () => {
  const { one, two, ctx } = await twoBrowsers();
  const other = await twoBrowsers();
  expect(await signOutEverywhere({ ctx })).toEqual({ ok: true, ended: 2 });
  expect([await lives(one), await lives(two), await lives(other.one)]).toEqual([false, false, true]);
});

test('one session of the list can be ended, but not another person’s', async () => {
  const { one, two, ctx } = await twoBrowsers();
  const list = await listSessions(ctx, one);
  expect(list.map(({ isThisOne }) => isThisOne)).toEqual([true, false]);
  const stranger = await twoBrowsers();
  await revokeSession({ ctx: stranger.ctx, input: { session: hashSessionId(two) } });
  expect(await lives(two)).toBe(true);
  await revokeSession({ ctx, input: { session: list[1]?.key ?? '' } });
  expect([await lives(one), await lives(two)]).toEqual([true, false]);
});

test('a new password ends every session and opens one with a new id', async () => {
  const { user, one, two, ctx } = await twoBrowsers();
  const { owe, owed } = makeOutbox();
  const input = { currentPassword: goodPassword, newPassword: 'quite another otter', userAgent: null };
  const result = await changePassword({ ctx, input, owe });
  if (!result.ok) throw new Error(result.code);
  expect([await lives(one), await lives(two), await lives(result.sessionId)]).toEqual([false, false, true]);
  expect(owed).toMatchObject([{ kind: 'password_changed', toAddress: user.email }]);
});

test('a wrong current password changes nothing, and can be tried ten times', async () => {
  const { one, ctx } = await twoBrowsers();
  const { owe } = makeOutbox();
  const input = { currentPassword: 'wrong', newPassword: 'quite another otter', userAgent: null };
  const answers = await Promise.all(Array.from({ length: 12 }, () => changePassword({ ctx, input, owe })));
  const codes = answers.map((answer) => (answer.ok ? 'OK' : answer.code));
  expect(codes.filter((code) => code === 'WRONG_PASSWORD')).toHaveLength(10);
  expect(codes.filter((code) => code === 'SLOW_DOWN')).toHaveLength(2);
  expect(await lives(one)).toBe(true);
});

test('a ban and a new role end every session; only staff can do either', async () => {
  const staff = await makeAccount(database, { role: 'staff' });
  const staffCtx = database.ctx({ kind: 'staff', userId: staff.id, email: staff.email });
  const banned = await twoBrowsers();
  expect(await disableAccount({ ctx: banned.ctx, input: { userId: banned.user.id } })).toMatchObject({
    ok: false,
  });
  expect(
    await setSiteRole({ ctx: banned.ctx, input: { userId: banned.user.id, role: 'staff' } }),
  ).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await lives(banned.one)).toBe(true);
  await disableAccount({ ctx: staffCtx, input: { userId: banned.user.id } });
  expect([await lives(banned.one), await lives(banned.two)]).toEqual([false, false]);

  const promoted = await twoBrowsers();
  await setSiteRole({ ctx: staffCtx, input: { userId: promoted.user.id, role: 'staff' } });
  expect(await lives(promoted.one)).toBe(false);
});

test('a ban written past the verb still shuts the door at the next request', async () => {
  const { user, one } = await twoBrowsers();
  await database.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, user.id));
  expect(await lives(one)).toBe(false);
});

test('a session past its time is dead', async () => {
  const { one } = await twoBrowsers();
  await database.db
    .update(sessions)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(sessions.idHash, hashSessionId(one)));
  expect(await lives(one)).toBe(false);
  expect(await sweepIdentity({ ctx: database.ctx() })).toEqual({ sessions: 1, tokens: 0 });
});

test('a sign-in that checked the old password opens nothing once a reset is through', async () => {
  const user = await makeAccount(database);
  const ctx = database.ctx();
  const { owe, lastToken } = makeOutbox();
  await requestPasswordReset({ ctx, input: { email: user.email, client: newClient() }, owe });
  // The sign-in has compared the password with user.passwordHash here, and is late with its session.
  const input = { token: lastToken(user.id), password: 'quite another otter' };
  expect(await resetPassword({ ctx, input, owe })).toMatchObject({ ok: true });
  const late = { userId: user.id, passwordHash: user.passwordHash, userAgent: null };
  expect(await startSession(ctx, late)).toBeNull();
  // Control: without the comparison inside the insert's transaction, the thief with the old password is in.
  const unguarded = await startSession(ctx, { ...late, passwordHash: null });
  expect(await lives(unguarded?.sessionId ?? '')).toBe(true);
});

test('a role slipped into the profile is ignored', async () => {
  const { user, ctx } = await twoBrowsers();
  const input = { name: 'Grace', role: 'staff', emailVerifiedAt: null, passwordHash: 'x' };
  await updateProfile({ ctx, input });
  const [row] = await database.db.select().from(users).where(eq(users.id, user.id));
  expect(row).toEqual({ ...user, name: 'Grace' });
});
