import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLog, passkeyChallenges, passkeys, sessions, users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { addPasskey, beginPasskey } from './add-passkey';
import { removeFactor, renamePasskey } from './change-passkeys';
import { endSecondFactor } from './change-second-factor';
import { askForPasskey } from './check-passkey';
import { findSession } from './find-session';
import { passSecondFactor } from './pass-second-factor';
import { makeSecurityKey } from './passkey-testing';
import { beginSecondFactor } from './set-up-second-factor';
import { signIn } from './sign-in';
import { goodPassword, makeAccount, makeOutbox, makeSession, newClient } from './testing';

const outbox = makeOutbox();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const lives = async (sessionId: string) => (await findSession(database.db, sessionId)) !== null;

async function account() {
  const user = await makeAccount(database);
  const sessionId = await makeSession(database, user.id);
  const actor: Actor = { kind: 'fan', userId: user.id, email: user.email, emailVerified: true };
  const ctx = database.ctx(actor);
  const begin = async () => {
    const begun = await beginPasskey({ ctx, input: { currentPassword: goodPassword, sessionId } });
    if (!begun.ok) throw new Error(begun.code);
    return begun.options;
  };
  const add = (passkey: string, name = 'Key') =>
    addPasskey({ ctx, input: { sessionId, name, passkey }, owe: outbox.owe });
  /** A sign-in that waits for its second step. */
  const enter = async () => {
    const input = { email: user.email, password: goodPassword, client: newClient() };
    const answer = await signIn({ ctx: database.ctx(), input });
    if (!answer.ok) throw new Error(answer.code);
    return answer.sessionId;
  };
  const ask = async (session: string) => {
    const options = await askForPasskey(database.ctx(), { userId: user.id, sessionId: session });
    if (!options) throw new Error('No passkey');
    return options;
  };
  const pass = (session: string, passkey: string) =>
    passSecondFactor({ ctx: database.ctx(), input: { sessionId: session, proof: { code: '', passkey } } });
  const stored = () => database.db.select().from(passkeys).where(eq(passkeys.userId, user.id));
  return { user, ctx, sessionId, begin, add, enter, ask, pass, stored };
}

/** An account whose second factor is one passkey. */
async function secured() {
  const one = await account();
  const key = makeSecurityKey();
  const other = await makeSession(database, one.user.id);
  const added = await one.add(key.register(await one.begin()));
  if (!added.ok) throw new Error(added.code);
  return { ...one, key, other, codes: added.codes ?? [] };
}

test('the first passkey switches the second factor on: this session goes on, every other one ends', async () => {
  const { sessionId, other, codes, enter } = await secured();
  expect([await lives(sessionId), await lives(other), await lives(await enter())]).toEqual([
    true,
    false,
    false,
  ]);
  expect(codes).toHaveLength(10);
});

test('a second passkey leaves the recovery codes and the sessions as they are', async () => {
  const { begin, add, sessionId, stored } = await secured();
  expect(await add(makeSecurityKey().register(await begin()), 'Phone')).toEqual({ ok: true, codes: null });
  expect(await lives(sessionId)).toBe(true);
  expect((await stored()).map(({ name }) => name).sort()).toEqual(['Key', 'Phone']);
});

test('it opens a sign-in that waits, once for each challenge', async () => {
  const { key, enter, ask, pass } = await secured();
  const session = await enter();
  const answer = key.sign(await ask(session));
  expect(await pass(session, answer)).toMatchObject({ ok: true, usedRecoveryCode: false });
  expect(await lives(session)).toBe(true);
  const later = await enter();
  expect(await pass(later, answer)).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await lives(later)).toBe(false);
});

test('one answer sent by eight at once counts once', async () => {
  const { key, enter, ask, pass } = await secured();
  const session = await enter();
  const answer = key.sign(await ask(session));
  const answers = await Promise.all(Array.from({ length: 8 }, () => pass(session, answer)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a challenge is good for its own session and for five minutes', async () => {
  const { key, enter, ask, pass } = await secured();
  const [mine, thief] = [await enter(), await enter()];
  const forMe = key.sign(await ask(mine));
  expect(await pass(thief, forMe)).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await pass(mine, forMe)).toMatchObject({ ok: true });
  const options = await ask(thief);
  await database.db
    .update(passkeyChallenges)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(passkeyChallenges.challenge, options.challenge));
  expect(await pass(thief, key.sign(options))).toMatchObject({ code: 'WRONG_PASSKEY' });
});

test.each([
  ['made on another site', { origin: 'https://tessera.evil.example' }],
  ['made for another host', { host: 'evil.example' }],
  ['without its owner checked', { userVerified: false }],
])('an answer %s opens nothing, and is not taken as a new passkey', async (_what, wrong) => {
  const { key, enter, ask, pass, begin, add, stored } = await secured();
  const session = await enter();
  expect(await pass(session, key.sign(await ask(session), wrong))).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await lives(session)).toBe(false);
  expect(await add(makeSecurityKey().register(await begin(), wrong))).toMatchObject({ code: 'REFUSED' });
  expect(await stored()).toHaveLength(1);
});

test('a passkey of somebody else, and one that forged its id, open nothing', async () => {
  const [mine, theirs] = [await secured(), await secured()];
  const session = await mine.enter();
  const foreign = theirs.key.sign(await mine.ask(session));
  expect(await mine.pass(session, foreign)).toMatchObject({ code: 'WRONG_PASSKEY' });
  const [known] = await mine.stored();
  const id = known?.credentialId;
  const forged = JSON.stringify({ ...JSON.parse(theirs.key.sign(await mine.ask(session))), id, rawId: id });
  expect(await mine.pass(session, forged)).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await mine.pass(session, '{"id":')).toMatchObject({ code: 'WRONG_PASSKEY' });
});

test('a count that stands still shows a copy: the passkey is trusted no more, and the log says so', async () => {
  const { key, user, enter, ask, pass, stored } = await secured();
  const [first, second, third] = [await enter(), await enter(), await enter()];
  expect(await pass(first, key.sign(await ask(first), { count: 7 }))).toMatchObject({ ok: true });
  const later = await ask(third);
  expect(await pass(second, key.sign(await ask(second), { count: 7 }))).toMatchObject({
    code: 'WRONG_PASSKEY',
  });
  expect((await stored())[0]?.distrustedAt).not.toBeNull();
  expect(await pass(third, key.sign(later, { count: 9 }))).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await askForPasskey(database.ctx(), { userId: user.id, sessionId: third })).toBeNull();
  const rows = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, user.id));
  expect(rows.map(({ action }) => action)).toContain('user.passkey_distrusted');
});

test('two copies with the same count at once: one gets in, then neither', async () => {
  const { key, enter, ask, pass, stored } = await secured();
  const [one, two] = [await enter(), await enter()];
  const answers = [key.sign(await ask(one), { count: 5 }), key.sign(await ask(two), { count: 5 })];
  const passed = await Promise.all([pass(one, answers[0] ?? ''), pass(two, answers[1] ?? '')]);
  expect(passed.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await stored())[0]?.distrustedAt).not.toBeNull();
});

test('a passkey that does not count is taken again and again', async () => {
  const one = await account();
  const key = makeSecurityKey();
  await one.add(key.register(await one.begin(), { count: 0 }));
  for (const session of [await one.enter(), await one.enter()]) {
    expect(await one.pass(session, key.sign(await one.ask(session), { count: 0 }))).toMatchObject({
      ok: true,
    });
  }
});

test('a recovery code opens when the passkey is lost', async () => {
  const { enter, codes } = await secured();
  const input = { sessionId: await enter(), proof: { code: codes[0] ?? '' } };
  expect(await passSecondFactor({ ctx: database.ctx(), input })).toMatchObject({ usedRecoveryCode: true });
});

test('an app that is being set up beside a passkey opens nothing yet', async () => {
  const { ctx, sessionId, enter } = await secured();
  expect(await beginSecondFactor({ ctx, input: { currentPassword: goodPassword, sessionId } })).toEqual({
    ok: true,
  });
  const input = { sessionId: await enter(), proof: { code: '000000' } };
  expect(await passSecondFactor({ ctx: database.ctx(), input })).toMatchObject({ code: 'WRONG_CODE' });
});

test('the only passkey cannot be removed; another one can, with a proof', async () => {
  const { ctx, key, sessionId, begin, add, ask, stored } = await secured();
  const [first] = await stored();
  const remove = async (factor: string, passkey: string) =>
    removeFactor({ ctx, input: { sessionId, factor, proof: { code: '', passkey } }, owe: outbox.owe });
  const prove = async () => key.sign(await ask(sessionId));
  expect(await remove(first?.id ?? '', await prove())).toMatchObject({ code: 'LAST_ONE' });
  await add(makeSecurityKey().register(await begin()), 'Phone');
  const phone = (await stored()).find(({ name }) => name === 'Phone');
  expect(await remove(phone?.id ?? '', '{}')).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await remove(phone?.id ?? '', await prove())).toEqual({ ok: true });
  expect(await stored()).toHaveLength(1);
});

test('somebody else neither renames nor removes it', async () => {
  const [mine, other] = [await secured(), await secured()];
  const [passkey] = await mine.stored();
  const id = passkey?.id ?? '';
  await other.add(makeSecurityKey().register(await other.begin()), 'Phone');
  expect(await renamePasskey({ ctx: other.ctx, input: { passkeyId: id, name: 'Mine' } })).toMatchObject({
    code: 'NOT_FOUND',
  });
  const proof = { code: '', passkey: other.key.sign(await other.ask(other.sessionId)) };
  const input = { sessionId: other.sessionId, factor: id, proof };
  expect(await removeFactor({ ctx: other.ctx, input, owe: outbox.owe })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await mine.stored()).toEqual([passkey]);
  expect(await renamePasskey({ ctx: mine.ctx, input: { passkeyId: id, name: 'Ring' } })).toEqual({
    ok: true,
  });
});

test('switched off with a passkey, nothing of it is left', async () => {
  const { ctx, key, user, sessionId, ask, stored } = await secured();
  const proof = { code: '', passkey: key.sign(await ask(sessionId)) };
  expect(await endSecondFactor({ ctx, input: { sessionId, proof }, owe: outbox.owe })).toEqual({ ok: true });
  expect(await stored()).toEqual([]);
  const [row] = await database.db.select().from(users).where(eq(users.id, user.id));
  expect(row?.secondFactorSince).toBeNull();
});

test('an account without a password adds a factor only soon after it has given the one it has', async () => {
  const { user, ctx, sessionId } = await secured();
  await database.db.update(users).set({ passwordHash: null }).where(eq(users.id, user.id));
  const stranger = await makeSession(database, (await makeAccount(database)).id);
  const begins = async (session: string) => {
    const input = { currentPassword: '', sessionId: session };
    const answers = [await beginPasskey({ ctx, input }), await beginSecondFactor({ ctx, input })];
    return answers.map((answer) => answer.ok || answer.code);
  };
  expect(await begins(sessionId)).toEqual([true, true]);
  expect(await begins(stranger)).toEqual(['LONG_AGO', 'LONG_AGO']);
  const longAgo = { secondFactorAt: sql`now() - interval '11 minutes'` };
  await database.db.update(sessions).set(longAgo).where(eq(sessions.userId, user.id));
  expect(await begins(sessionId)).toEqual(['LONG_AGO', 'LONG_AGO']);
});

test('a passkey is not begun without the password, and not kept twice', async () => {
  const { ctx, key, sessionId, begin, add } = await secured();
  expect(await beginPasskey({ ctx, input: { currentPassword: 'wrong', sessionId } })).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
  expect(await add(key.register(await begin()))).toMatchObject({ code: 'ALREADY_THERE' });
});

test('the owner gets a mail of each passkey and of the end, and none of what was refused', async () => {
  const { ctx, user, key, sessionId, begin, add, ask, stored } = await secured();
  const changes = () =>
    outbox.owed
      .filter((mail) => mail.userId === user.id)
      .map((mail) => [mail.toAddress, mail.kind, 'change' in mail.data ? mail.data.change : null]);
  const about = (change: string) => [user.email, 'second_factor_changed', change];
  expect(changes()).toEqual([about('passkey_added')]);
  await add(makeSecurityKey().register(await begin()), 'Phone');
  const phone = (await stored()).find(({ name }) => name === 'Phone');
  const remove = (passkey: string) =>
    removeFactor({
      ctx,
      input: { sessionId, factor: phone?.id ?? '', proof: { code: '', passkey } },
      owe: outbox.owe,
    });
  expect(await remove('{}')).toMatchObject({ ok: false });
  expect(await remove(key.sign(await ask(sessionId)))).toEqual({ ok: true });
  const proof = { code: '', passkey: key.sign(await ask(sessionId)) };
  await endSecondFactor({ ctx, input: { sessionId, proof }, owe: outbox.owe });
  expect(changes()).toEqual(
    ['passkey_added', 'passkey_added', 'passkey_removed', 'off'].map((change) => about(change)),
  );
});
