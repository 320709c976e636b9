import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticators, sessions, users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { changePassword } from './change-password';
import { endSecondFactor, replaceRecoveryCodes } from './change-second-factor';
import { findSession } from './find-session';
import { findWaitingSession, passSecondFactor } from './pass-second-factor';
import { hashSessionId } from './session-cookie';
import { beginSecondFactor, confirmSecondFactor } from './set-up-second-factor';
import { signIn } from './sign-in';
import { goodPassword, makeAccount, makeOutbox, makeSession, newClient } from './testing';
import { codeAt, describeSecret } from './totp';

const outbox = makeOutbox();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const lives = async (sessionId: string) => (await findSession(database.db, sessionId)) !== null;

/** An account with one session that has begun to set up its authenticator. */
async function begun() {
  const user = await makeAccount(database);
  const sessionId = await makeSession(database, user.id);
  const actor: Actor = { kind: 'fan', userId: user.id, email: user.email, emailVerified: true };
  const ctx = database.ctx(actor);
  expect(await beginSecondFactor({ ctx, input: { currentPassword: goodPassword, sessionId } })).toEqual({
    ok: true,
  });
  const [row] = await database.db.select().from(authenticators).where(eq(authenticators.userId, user.id));
  const { key } = describeSecret(row?.sealedSecret ?? '', user.id, user.email);
  /** Each code counts once: a test that needs several lets the account forget the last. */
  const nextCode = async () => {
    await database.db.update(authenticators).set({ lastStep: 0 }).where(eq(authenticators.userId, user.id));
    return codeAt(key);
  };
  const enter = async () => {
    const answer = await signIn({
      ctx: database.ctx(),
      input: { email: user.email, password: goodPassword, client: newClient() },
    });
    if (!answer.ok) throw new Error(answer.code);
    return answer.sessionId;
  };
  const pass = (sessionId: string, code: string) =>
    passSecondFactor({ ctx: database.ctx(), input: { sessionId, proof: { code } } });
  return { user, ctx, sessionId, key, nextCode, enter, pass };
}

/** The same with the second factor on. */
async function secured() {
  const account = await begun();
  const { ctx, sessionId } = account;
  const other = await makeSession(database, account.user.id);
  const answer = await confirmSecondFactor({
    ctx,
    input: { code: await account.nextCode(), sessionId },
    owe: outbox.owe,
  });
  if (!answer.ok) throw new Error(answer.code);
  return { ...account, other, codes: answer.codes ?? [] };
}

test('a key without its first code changes nothing', async () => {
  const { ctx, sessionId, enter } = await begun();
  expect(
    await confirmSecondFactor({ ctx, input: { code: '000000', sessionId }, owe: outbox.owe }),
  ).toMatchObject({
    code: 'WRONG_CODE',
  });
  expect([await lives(sessionId), await lives(await enter())]).toEqual([true, true]);
});

test('the owner gets a mail once the app counts, not before', async () => {
  const { ctx, user, sessionId, nextCode } = await begun();
  const mine = () => outbox.owed.filter(({ userId }) => userId === user.id).map(({ data }) => data);
  await confirmSecondFactor({ ctx, input: { code: '000000', sessionId }, owe: outbox.owe });
  expect(mine()).toEqual([]);
  await confirmSecondFactor({ ctx, input: { code: await nextCode(), sessionId }, owe: outbox.owe });
  expect(mine()).toEqual([{ change: 'app_added' }]);
});

test('switched on, this session goes on and every other one ends', async () => {
  const { sessionId, other, codes } = await secured();
  expect([await lives(sessionId), await lives(other)]).toEqual([true, false]);
  expect(new Set(codes).size).toBe(10);
});

test('the password alone opens nothing; with the code it does, and the same code not again', async () => {
  const { user, enter, nextCode, pass } = await secured();
  const [one, two] = [await enter(), await enter()];
  expect(await lives(one)).toBe(false);
  expect(await findWaitingSession(database, one)).toEqual({ userId: user.id, email: user.email });
  expect(await pass(one, '000000')).toMatchObject({ code: 'WRONG_CODE' });
  const code = await nextCode();
  expect(await pass(one, code)).toMatchObject({ ok: true, usedRecoveryCode: false });
  expect(await lives(one)).toBe(true);
  expect(await pass(two, code)).toMatchObject({ code: 'WRONG_CODE' });
  expect(await lives(two)).toBe(false);
});

test('one code tried by ten at once opens one session', async () => {
  const { enter, nextCode, pass } = await secured();
  const waiting = await Promise.all(Array.from({ length: 8 }, () => enter()));
  const code = await nextCode();
  const answers = await Promise.all(waiting.map((sessionId) => pass(sessionId, code)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a recovery code opens once, however it is typed', async () => {
  const { codes, enter, pass } = await secured();
  const typed = ` ${codes[0]?.toUpperCase().replaceAll('-', ' ')} `;
  expect(await pass(await enter(), typed)).toMatchObject({ ok: true, usedRecoveryCode: true });
  expect(await pass(await enter(), typed)).toMatchObject({ code: 'WRONG_CODE' });
});

test('guesses run dry after ten, for all sessions together', async () => {
  const { enter, pass, nextCode } = await secured();
  const waiting = await Promise.all(Array.from({ length: 4 }, () => enter()));
  const codes = [];
  for (let at = 0; at < 12; at++) {
    const answer = await pass(waiting[at % 4] ?? '', '000000');
    codes.push(answer.ok ? 'OK' : answer.code);
  }
  expect(codes.slice(-3)).toEqual(['SLOW_DOWN', 'SLOW_DOWN', 'SLOW_DOWN']);
  expect(await pass(waiting[0] ?? '', await nextCode())).toMatchObject({ code: 'SLOW_DOWN' });
});

test('a session waits a quarter of an hour for its code', async () => {
  const { enter, pass, nextCode } = await secured();
  const late = await enter();
  await database.db
    .update(sessions)
    .set({ createdAt: sql`now() - interval '16 minutes'` })
    .where(eq(sessions.idHash, hashSessionId(late)));
  expect(await pass(late, await nextCode())).toMatchObject({ code: 'SIGNED_OUT' });
});

test('switching it off takes a code, and lets nobody in who only knew the password', async () => {
  const { ctx, user, enter, nextCode, sessionId } = await secured();
  const thief = await enter();
  expect(
    await endSecondFactor({ ctx, input: { sessionId, proof: { code: '000000' } }, owe: outbox.owe }),
  ).toMatchObject({
    code: 'WRONG_CODE',
  });
  const proof = { code: await nextCode() };
  expect(await endSecondFactor({ ctx, input: { sessionId, proof }, owe: outbox.owe })).toEqual({ ok: true });
  expect([await lives(sessionId), await lives(thief), await lives(await enter())]).toEqual([
    true,
    false,
    true,
  ]);
  const [row] = await database.db.select().from(users).where(eq(users.id, user.id));
  expect(row?.secondFactorSince).toBeNull();
});

test('new recovery codes make the old ones worthless', async () => {
  const { ctx, sessionId, codes, nextCode, enter, pass } = await secured();
  const proof = { code: await nextCode() };
  const renewed = await replaceRecoveryCodes({ ctx, input: { sessionId, proof } });
  if (!renewed.ok) throw new Error(renewed.code);
  expect(await pass(await enter(), codes[0] ?? '')).toMatchObject({ code: 'WRONG_CODE' });
  expect(await pass(await enter(), renewed.codes[0] ?? '')).toMatchObject({ ok: true });
});

test('who changes the password stays signed in', async () => {
  const { ctx } = await secured();
  const input = { currentPassword: goodPassword, newPassword: 'quite another otter', userAgent: null };
  const answer = await changePassword({ ctx, input, owe: makeOutbox().owe });
  if (!answer.ok) throw new Error(answer.code);
  expect(await lives(answer.sessionId)).toBe(true);
});

test('it cannot be begun twice, without the password, or before the address is verified', async () => {
  const { ctx, sessionId } = await secured();
  const input = { currentPassword: goodPassword, sessionId };
  expect(await beginSecondFactor({ ctx, input })).toMatchObject({ code: 'ALREADY_ON' });
  const fresh = await makeAccount(database, { emailVerifiedAt: null });
  const unverified: Actor = { kind: 'fan', userId: fresh.id, email: fresh.email, emailVerified: false };
  expect(await beginSecondFactor({ ctx: database.ctx(unverified), input })).toMatchObject({
    code: 'UNVERIFIED',
  });
  const third = await begun();
  expect(
    await beginSecondFactor({ ctx: third.ctx, input: { ...input, currentPassword: 'wrong' } }),
  ).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
});
