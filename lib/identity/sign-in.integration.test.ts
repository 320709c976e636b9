import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { OverloadedError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { makeDeviceCookie } from './device-cookie';
import { findSession } from './find-session';
import { requestPasswordReset } from './request-password-reset';
import { resetPassword } from './reset-password';
import { hashSessionId } from './session-cookie';
import { signIn } from './sign-in';
import { goodPassword, makeAccount, makeOutbox, makeSession, newClient } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const enter = (email: string, password: string, values: Parameters<typeof newClient>[0] = {}) =>
  signIn({ ctx: database.ctx(), input: { email, password, client: newClient(values) } });

test('the right password opens a session; only its digest is kept', async () => {
  const user = await makeAccount(database);
  const result = await enter(user.email, goodPassword);
  if (!result.ok) throw new Error(result.code);
  expect(await findSession(database.db, result.sessionId)).toMatchObject({ kind: 'fan', userId: user.id });
  const rows = await database.db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(rows.map((row) => row.idHash)).toEqual([hashSessionId(result.sessionId)]);
  expect(JSON.stringify(rows)).not.toContain(result.sessionId);
});

test('a cookie set before the sign-in is worth nothing after it: the id is new, the old one ends', async () => {
  const user = await makeAccount(database);
  const planted = await makeSession(database, user.id);
  const input = { email: user.email, password: goodPassword, client: newClient(), replaces: planted };
  const result = await signIn({ ctx: database.ctx(), input });
  if (!result.ok) throw new Error(result.code);
  expect(result.sessionId).not.toBe(planted);
  expect(await findSession(database.db, planted)).toBeNull();
});

test('unknown address, wrong password, disabled account and account without password: one answer', async () => {
  const [known, disabled, passwordless] = await Promise.all([
    makeAccount(database),
    makeAccount(database, { disabledAt: new Date() }),
    makeAccount(database, { passwordHash: null }),
  ]);
  const answers = await Promise.all([
    enter('nobody@example.test', goodPassword),
    enter(known.email, 'not the password'),
    enter(disabled.email, goodPassword),
    enter(passwordless.email, goodPassword),
  ]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
  expect(answers[0]).toMatchObject({ ok: false, code: 'WRONG_CREDENTIALS' });
});

test('a known and an unknown address take the same time', async () => {
  const user = await makeAccount(database);
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let round = 0; round < 9; round++) {
    for (const kind of ['known', 'unknown'] as const) {
      const email = kind === 'known' ? user.email : `${newId()}@example.test`;
      const start = performance.now();
      await enter(email, 'not the password');
      times[kind].push(performance.now() - start);
    }
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const ratio = median(times.unknown) / median(times.known);
  // Without the dummy hash an unknown address answers some ten times faster.
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test('many passwords on one account, all at once: ten are looked at, the right one among the rest is not', async () => {
  const user = await makeAccount(database);
  const guesses = Array.from({ length: 100 }, (_, at) => enter(user.email, `guess number ${at}`));
  const answers = await Promise.all(guesses);
  const codes = answers.map((answer) => (answer.ok ? 'OK' : answer.code));
  expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(10);
  expect(codes.filter((code) => code === 'SLOW_DOWN')).toHaveLength(90);
  const late = await enter(user.email, goodPassword);
  expect(late).toMatchObject({ ok: false, code: 'SLOW_DOWN' });
  if (late.ok || late.code !== 'SLOW_DOWN') throw new Error('expected a wait');
  expect(late.retryAfterSeconds).toBeGreaterThan(0);
  expect(late.retryAfterSeconds).toBeLessThanOrEqual(15 * 60);
});

test('strangers who guess do not lock the owner out: a known browser has tries of its own, and the mailbox resets', async () => {
  const user = await makeAccount(database);
  await Promise.all(Array.from({ length: 20 }, (_, at) => enter(user.email, `guess number ${at}`)));
  const device = makeDeviceCookie(user.email);
  expect(await enter(user.email, goodPassword, { device })).toMatchObject({ ok: true });
  const stolen = makeDeviceCookie('somebody-else@example.test');
  expect(await enter(user.email, goodPassword, { device: stolen })).toMatchObject({ code: 'SLOW_DOWN' });

  const { owe, lastToken } = makeOutbox();
  const ctx = database.ctx();
  await requestPasswordReset({ ctx, input: { email: user.email, client: newClient() }, owe });
  const password = 'another velvet otter';
  await resetPassword({ ctx, input: { token: lastToken(user.id), password }, owe });
  expect(await enter(user.email, password)).toMatchObject({ ok: true });
});

test('a known browser that guesses wrongly is slowed as well', async () => {
  const user = await makeAccount(database);
  const device = makeDeviceCookie(user.email);
  const answers = await Promise.all(
    Array.from({ length: 15 }, (_, at) => enter(user.email, `guess number ${at}`, { device })),
  );
  expect(answers.filter((answer) => !answer.ok && answer.code === 'SLOW_DOWN')).toHaveLength(5);
});

test('one password on many accounts from one address runs dry', async () => {
  const address = newId();
  const answers = [];
  for (let at = 0; at < 70; at++)
    answers.push(await enter(`${newId()}@example.test`, goodPassword, { address }));
  const looked = answers.filter((answer) => !answer.ok && answer.code === 'WRONG_CREDENTIALS');
  expect(looked).toHaveLength(60);
});

test('rightful sign-ins from one address, a venue or a school, do not use it up', async () => {
  const user = await makeAccount(database);
  const address = newId();
  for (let batch = 0; batch < 13; batch++) {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => enter(user.email, goodPassword, { address })),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
  }
});

test('a flood of sign-ins: some are refused as busy, and memory stays bounded', async () => {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 600 }, () => enter(`${newId()}@example.test`, goodPassword)),
  );
  clearInterval(watch);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ reason }) => reason instanceof OverloadedError)).toBe(true);
  // 600 hashes at once would take 11 GB.
  expect(peak - before).toBeLessThan(400 * 1024 * 1024);
});
