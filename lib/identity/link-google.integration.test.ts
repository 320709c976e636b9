import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { findSession } from './find-session';
import { linkGoogle } from './link-google';
import { makeAccount, makeSession } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const link = (email: string, values: Partial<Parameters<typeof linkGoogle>[0]['input']> = {}) =>
  linkGoogle({
    ctx: database.ctx(),
    input: { subject: newId(), email, emailVerified: true, authoritative: true, name: 'Ada', ...values },
  });

const read = async (id: string) => (await database.db.select().from(users).where(eq(users.id, id)))[0];

test('a new person gets an account with a verified address and no password, the same one every time', async () => {
  const subject = newId();
  const first = await link('New.Person@gmail.com', { subject });
  if (!first.ok) throw new Error(first.code);
  expect(await read(first.userId)).toMatchObject({ email: 'new.person@gmail.com', passwordHash: null });
  const again = await link('moved@gmail.com', { subject, emailVerified: false });
  expect(again).toEqual({ ok: true, userId: first.userId, email: 'new.person@gmail.com' });
});

test('an account whose address is verified is linked and keeps its password', async () => {
  const user = await makeAccount(database);
  expect(await link(user.email)).toEqual({ ok: true, userId: user.id, email: user.email });
  expect(await read(user.id)).toEqual(user);
});

test('an account opened on somebody else’s address loses its password and sessions to the owner', async () => {
  const squatter = await makeAccount(database, { emailVerifiedAt: null });
  const sessionId = await makeSession(database, squatter.id);
  expect(await link(squatter.email)).toMatchObject({ ok: true, userId: squatter.id });
  expect((await read(squatter.id))?.passwordHash).toBeNull();
  expect(await findSession(database.db, sessionId)).toBeNull();
});

test('an unverified address, a mailbox that Google does not run, and a banned account are not linked', async () => {
  const user = await makeAccount(database);
  const banned = await makeAccount(database, { disabledAt: new Date() });
  expect(await link(user.email, { emailVerified: false })).toMatchObject({ code: 'NOT_LINKED' });
  expect(await link(user.email, { authoritative: false })).toMatchObject({ code: 'NOT_LINKED' });
  expect(await link(banned.email)).toMatchObject({ code: 'NOT_LINKED' });
  expect(await link('stranger@example.test', { emailVerified: false })).toMatchObject({ code: 'NOT_LINKED' });
});

test('ten callbacks at once for one new person make one account', async () => {
  const subject = newId();
  const answers = await Promise.all(Array.from({ length: 10 }, () => link('crowd@gmail.com', { subject })));
  expect(answers.some((answer) => answer.ok)).toBe(true);
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [answer.userId] : []))).size).toBe(1);
});
