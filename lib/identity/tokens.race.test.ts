import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityTokens, users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { changeEmail } from './change-email';
import { signInInput, signUpInput } from './input';
import { verifyPassword } from './passwords';
import { requestPasswordReset } from './request-password-reset';
import { resetPassword } from './reset-password';
import { signUp } from './sign-up';
import { goodPassword, makeAccount, makeOutbox, newClient } from './testing';
import { consumeToken, endTokens, issueToken, peekToken } from './tokens';
import { verifyEmail } from './verify-email';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function askedForReset() {
  const user = await makeAccount(database);
  const { owe, owed, lastToken } = makeOutbox();
  await requestPasswordReset({ ctx: database.ctx(), input: { email: user.email, client: newClient() }, owe });
  return { user, owe, owed, token: lastToken(user.id) };
}

const passwords = Array.from({ length: 12 }, (_, at) => `velvet otter number ${'abcdefghijkl'[at]}`);

test('a reset link used twelve times at once sets one password, and none after that', async () => {
  const { user, owe, owed, token } = await askedForReset();
  const ctx = database.ctx();
  const use = (password: string) => resetPassword({ ctx, input: { token, password }, owe });
  const answers = await Promise.all(passwords.map(use));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(owed.filter((mail) => mail.kind === 'password_changed')).toHaveLength(1);
  const winner = passwords[answers.findIndex((answer) => answer.ok)] ?? '';
  const [row] = await database.db.select().from(users).where(eq(users.id, user.id));
  expect(await verifyPassword(row?.passwordHash, winner)).toBe(true);
  expect(await use('yet another otter')).toMatchObject({ ok: false, code: 'LINK_DEAD' });
});

test('control: looked up first and marked after, the same link works many times', async () => {
  const { token } = await askedForReset();
  const ctx = database.ctx();
  const use = async () => {
    const subject = await peekToken(ctx, token, 'reset_password');
    if (subject) await endTokens(ctx, subject.userId, 'reset_password');
    return subject;
  };
  const uses = await Promise.all(passwords.map(use));
  expect(uses.filter(Boolean).length).toBeGreaterThan(1);
});

test('a late link, a link of the other kind, and an invented one do nothing', async () => {
  const { user, owe, token } = await askedForReset();
  const ctx = database.ctx();
  expect(await verifyEmail({ ctx, input: { token } })).toMatchObject({ code: 'LINK_DEAD' });
  const verification = await issueToken(ctx, { userId: user.id, purpose: 'verify_email', email: user.email });
  await database.db
    .update(identityTokens)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(identityTokens.userId, user.id));
  for (const dead of [token, verification, 'invented', '']) {
    const input = { token: dead, password: 'yet another otter' };
    expect(await resetPassword({ ctx, input, owe })).toMatchObject({ ok: false, code: 'LINK_DEAD' });
  }
  const [row] = await database.db.select().from(users).where(eq(users.id, user.id));
  expect(row?.passwordHash).toBe(user.passwordHash);
});

test('the database holds no token that would work', async () => {
  const { token } = await askedForReset();
  const rows = await database.db.select().from(identityTokens);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a weak new password is refused and leaves the link usable', async () => {
  const { owe, token } = await askedForReset();
  const ctx = database.ctx();
  const weak = await resetPassword({ ctx, input: { token, password: 'password123' }, owe });
  expect(weak).toMatchObject({ ok: false, code: 'WEAK_PASSWORD' });
  expect(await resetPassword({ ctx, input: { token, password: 'quite another otter' }, owe })).toMatchObject({
    ok: true,
  });
});

test('sign-up says the same for a new and for a known address, and tells the owner by mail only', async () => {
  const owner = await makeAccount(database);
  const { owe, owed, lastToken } = makeOutbox();
  const ctx = database.ctx();
  const open = (email: string) =>
    signUp({ ctx, input: { email, name: 'Eve', password: 'quite another otter', client: newClient() }, owe });
  const fresh = 'new-fan@example.test';
  expect(await open(fresh)).toEqual({ ok: true, email: fresh });
  expect(await open(owner.email)).toEqual({ ok: true, email: owner.email });
  expect(owed.map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
    ['verification', fresh],
    ['account_exists', owner.email],
  ]);
  const [kept] = await database.db.select().from(users).where(eq(users.id, owner.id));
  expect(kept).toEqual(owner);

  const [created] = await database.db.select().from(users).where(eq(users.email, fresh));
  if (!created) throw new Error('no account');
  expect(created).toMatchObject({ role: 'fan', emailVerifiedAt: null });
  const token = lastToken(created.id);
  const uses = await Promise.all(Array.from({ length: 8 }, () => verifyEmail({ ctx, input: { token } })));
  expect(uses.filter((use) => use.ok)).toHaveLength(1);
  const [verified] = await database.db.select().from(users).where(eq(users.email, fresh));
  expect(verified?.emailVerifiedAt).not.toBeNull();
});

test('twenty sign-ups with one address at once make one account', async () => {
  const { owe, owed } = makeOutbox();
  const input = { email: 'crowd@example.test', name: 'Crowd', password: 'quite another otter' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      signUp({ ctx: database.ctx(), input: { ...input, client: newClient() }, owe }),
    ),
  );
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(owed.filter(({ kind }) => kind === 'verification')).toHaveLength(1);
  expect(owed.length).toBeLessThanOrEqual(6);
});

test('a reset is answered alike, in the same time, with and without an account; mails to one address are bounded', async () => {
  const user = await makeAccount(database);
  const { owe, owed } = makeOutbox();
  const ask = async (email: string) => {
    const start = performance.now();
    const answer = await requestPasswordReset({
      ctx: database.ctx(),
      input: { email, client: newClient() },
      owe,
    });
    return { shape: Object.keys(answer), ok: answer.ok, time: performance.now() - start };
  };
  const known = await ask(user.email);
  const unknown = await ask('nobody@example.test');
  expect({ ...known, time: 0 }).toEqual({ ...unknown, time: 0 });
  expect(Math.min(known.time, unknown.time)).toBeGreaterThanOrEqual(299);
  await Promise.all(Array.from({ length: 20 }, () => ask(user.email)));
  expect(owed).toHaveLength(5);
});

test('a new address counts once its own link is used, and not when it has an account by then', async () => {
  const user = await makeAccount(database);
  const ctx = database.ctx({ kind: 'fan', userId: user.id, email: user.email, emailVerified: true });
  const { owe, owed, lastToken } = makeOutbox();
  const change = (email: string) =>
    changeEmail({ ctx, input: { email, currentPassword: goodPassword }, owe });
  await change('moved@example.test');
  const emailOf = async () => (await database.db.select().from(users).where(eq(users.id, user.id)))[0]?.email;
  expect(await emailOf()).toBe(user.email);
  expect(await verifyEmail({ ctx, input: { token: lastToken(user.id) } })).toMatchObject({ ok: true });
  expect(await emailOf()).toBe('moved@example.test');

  await change('contested@example.test');
  const token = lastToken(user.id);
  const other = await makeAccount(database, { email: 'contested@example.test' });
  expect(await verifyEmail({ ctx, input: { token } })).toMatchObject({ code: 'ADDRESS_TAKEN' });
  expect(await emailOf()).toBe('moved@example.test');
  expect(await change(other.email)).toMatchObject({ ok: true });
  expect(owed.at(-1)).toMatchObject({ kind: 'account_exists', userId: other.id });
});

test('a rolled-back use leaves the token alive', async () => {
  const { user, token } = await askedForReset();
  const attempt = database.db.transaction(async (tx) => {
    await consumeToken({ ...database.ctx(), db: tx }, token, 'reset_password');
    throw new Error('the process died here');
  });
  await expect(attempt).rejects.toThrow();
  expect(await peekToken(database.ctx(), token, 'reset_password')).toEqual({
    userId: user.id,
    email: user.email,
  });
});

test('what is slipped into a form does not come through', () => {
  const form = {
    email: ' Eve@Example.TEST ',
    name: 'Eve',
    password: 'quite another otter',
    role: 'staff',
    id: '1',
  };
  expect(signUpInput.parse(form)).toEqual({
    email: 'eve@example.test',
    name: 'Eve',
    password: form.password,
  });
  expect(Object.keys(signInInput.parse(form))).toEqual(['email', 'password']);
});
