import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '@/db/factories';
import { auditLog, organizers } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { createOrganizer } from './create-organizer';
import { memberOf } from './member';
import { asFan } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const input = (slug: string) => ({
  name: 'Hall of Sound',
  slug,
  supportEmail: 'help@hall.example',
  website: 'https://hall.example',
  currency: 'eur',
  timeZone: 'Europe/Prague',
});

const newFan = async (values: Parameters<typeof makeUser>[1] = {}) =>
  database.ctx(asFan(await makeUser(database.db, values)));

test('whoever founds an organizer is its owner, and it is written down', async () => {
  const ctx = await newFan();
  const made = await createOrganizer({ ctx, input: input('hall-of-sound') });
  if (!made.ok) throw new Error(made.code);
  const asked = { organizer: 'hall-of-sound', permission: 'team.manage' } as const;
  expect(await memberOf({ ctx, input: asked })).toMatchObject({ role: 'owner' });
  const rows = await database.db.select().from(auditLog).where(eq(auditLog.organizerId, made.organizerId));
  expect(rows).toMatchObject([{ action: 'organizer.created', details: { after: { currency: 'eur' } } }]);
});

test('an address that is taken stays with who has it', async () => {
  await createOrganizer({ ctx: await newFan(), input: input('taken') });
  const second = await newFan();
  expect(await createOrganizer({ ctx: second, input: input('taken') })).toMatchObject({
    code: 'SLUG_TAKEN',
    fields: { slug: expect.stringMatching(/\.$/) },
  });
  expect(
    await memberOf({ ctx: second, input: { organizer: 'taken', permission: 'overview.view' } }),
  ).toBeNull();
  expect(await database.db.$count(organizers, eq(organizers.slug, 'taken'))).toBe(1);
});

test('two who want one address at once: one gets it', async () => {
  const callers = await Promise.all([newFan(), newFan()]);
  const answers = await Promise.all(callers.map((ctx) => createOrganizer({ ctx, input: input('wanted') })));
  expect(answers.map((answer) => (answer.ok ? 'OK' : answer.code)).sort()).toEqual(['OK', 'SLUG_TAKEN']);
});

test('not without an account, a verified address, or after a ban', async () => {
  const code = async (ctx: Awaited<ReturnType<typeof newFan>>) => {
    const answer = await createOrganizer({ ctx, input: input('never') });
    return answer.ok ? 'OK' : answer.code;
  };
  expect(await code(database.ctx())).toBe('SIGNED_OUT');
  expect(await code(await newFan({ emailVerifiedAt: null }))).toBe('UNVERIFIED');
  expect(await code(await newFan({ disabledAt: new Date() }))).toBe('UNVERIFIED');
});

test('the sixth try of a day waits', async () => {
  const ctx = await newFan();
  const codes = [];
  for (let at = 0; at < 6; at++) {
    const answer = await createOrganizer({ ctx, input: input(`many-${at}`) });
    codes.push(answer.ok ? 'OK' : answer.code);
  }
  expect(codes).toEqual(['OK', 'OK', 'OK', 'OK', 'OK', 'SLOW_DOWN']);
});
