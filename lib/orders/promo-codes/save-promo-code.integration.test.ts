import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { auditLog, promoCodes, promoCodeTargets } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { makeMember } from '@/lib/organizers/testing';
import { makePromoBatch } from './make-promo-batch';
import { newPromoForm, promoBatchForm, promoForm } from './promo-form-input';
import { changePromoCode, createPromoCode, pausePromoCode } from './save-promo-code';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function world() {
  const made = await makeSeatedPerformance(database.db);
  const organizerId = made.organizer.id;
  const { ctx } = await makeMember(database, organizerId);
  const create = (form: Record<string, unknown>) =>
    createPromoCode({ ctx, input: { organizerId, ...newPromoForm.parse(form) } });
  return { ...made, organizerId, ctx, create };
}

const stored = async (id: string) =>
  (await database.db.select().from(promoCodes).where(eq(promoCodes.id, id)))[0];

test('a code is made in upper case, in the organizer’s zone, with its change in the audit log', async () => {
  const { create, performance } = await world();
  const made = await create({
    ...{ spelling: 'spring-25', kind: 'amount', amount: '7,50', currency: 'usd', maxUses: '10' },
    ...{ scope: 'chosen', target: `date:${performance.id}`, validFrom: '2027-01-10T09:00' },
  });
  if (!made.ok) throw new Error(made.code);
  expect(await stored(made.promoCodeId)).toMatchObject({
    ...{ code: 'SPRING-25', amount: 750, percent: null, currency: 'usd', maxUses: 10, scope: 'chosen' },
    validFrom: new Date('2027-01-10T14:00:00Z'),
  });
  const rows = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, made.promoCodeId));
  expect(rows).toMatchObject([{ action: 'promo_code.created', actorKind: 'fan' }]);
});

test('what cannot be is refused at its field, and nothing is kept', async () => {
  const { create } = await world();
  expect(await create({ spelling: 'twice', percent: '10' })).toMatchObject({ ok: true });
  expect(await create({ spelling: 'TWICE', percent: '20' })).toMatchObject({
    fields: { spelling: 'You have the code TWICE already.' },
  });
  const times = { validFrom: '2027-01-10T09:00', validUntil: '2027-01-10T09:00' };
  expect(await create({ spelling: 'never', percent: '10', ...times })).toMatchObject({
    fields: { validUntil: 'It must end after it begins.' },
  });
  const skipped = { validFrom: '2027-03-14T02:30' };
  expect(await create({ spelling: 'gap', percent: '10', ...skipped })).toMatchObject({
    fields: { validFrom: expect.stringContaining('does not exist in your time zone') },
  });
  for (const [form, field] of [
    [{ spelling: 'x', percent: '10' }, 'spelling'],
    [{ spelling: 'WORDS', percent: 'ten' }, 'percent'],
    [{ spelling: 'WORDS', kind: 'amount', amount: 'five' }, 'amount'],
    [{ spelling: 'WORDS', kind: 'amount', amount: '0' }, 'amount'],
    [{ spelling: 'WORDS', kind: 'percent' }, 'percent'],
    [{ spelling: 'WORDS', percent: '10', scope: 'chosen' }, 'target'],
  ] as const) {
    const issue = newPromoForm.safeParse(form).error?.issues[0];
    expect(issue?.path[0]).toBe(field);
    expect(issue?.message).not.toMatch(/invalid/i);
  }
});

test('another organizer’s dates cannot be named, and his codes are not found', async () => {
  const [own, other] = [await world(), await world()];
  const foreign = { scope: 'chosen', target: [`level:${own.premium.id}`, `level:${other.premium.id}`] };
  expect(await own.create({ spelling: 'foreign', percent: '10', ...foreign })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await database.db.$count(promoCodes, eq(promoCodes.organizerId, own.organizerId))).toBe(0);
  const made = await own.create({ spelling: 'mine', percent: '10' });
  if (!made.ok) throw new Error(made.code);
  const { promoCodeId } = made;
  const stranger = { ctx: other.ctx, input: { organizerId: other.organizerId } };
  const change = { ...stranger.input, ...promoForm.parse({ promoCodeId }) };
  expect(await changePromoCode({ ...stranger, input: change })).toMatchObject({ code: 'NOT_FOUND' });
  const pause = { ...stranger.input, promoCodeId, paused: true };
  expect(await pausePromoCode({ ...stranger, input: pause })).toMatchObject({ code: 'NOT_FOUND' });
  expect((await stored(promoCodeId))?.pausedAt).toBeNull();
});

test('a limit cannot be set below what is used; a code is paused and resumed', async () => {
  const { create, ctx, organizerId } = await world();
  const made = await create({ spelling: 'used', percent: '10' });
  if (!made.ok) throw new Error(made.code);
  const { promoCodeId } = made;
  await database.db.update(promoCodes).set({ uses: 3 }).where(eq(promoCodes.id, promoCodeId));
  const change = (maxUses: string) =>
    changePromoCode({ ctx, input: { organizerId, ...promoForm.parse({ promoCodeId, maxUses }) } });
  expect(await change('2')).toMatchObject({ fields: { maxUses: expect.stringContaining('at least 3') } });
  expect(await change('3')).toMatchObject({ ok: true });
  await pausePromoCode({ ctx, input: { organizerId, promoCodeId, paused: true } });
  expect((await stored(promoCodeId))?.pausedAt).toBeInstanceOf(Date);
  await pausePromoCode({ ctx, input: { organizerId, promoCodeId, paused: false } });
  expect((await stored(promoCodeId))?.pausedAt).toBeNull();
});

test('a thousand single-use codes are made at once, and the same form sent twice at once makes them once', async () => {
  const { organizerId, ctx, premium } = await world();
  const key = newId();
  const form = { key, count: '1000', prefix: 'news-', percent: '20', scope: 'chosen' };
  const input = { organizerId, ...promoBatchForm.parse({ ...form, target: `level:${premium.id}` }) };
  const made = await Promise.all([makePromoBatch({ ctx, input }), makePromoBatch({ ctx, input })]);
  expect(made.every(({ ok }) => ok)).toBe(true);
  const codes = await database.db.select().from(promoCodes).where(eq(promoCodes.batchId, key));
  expect(codes.length).toBe(1_000);
  expect(codes.every(({ code, maxUses }) => /^NEWS-[A-Z2-9]{10}$/.test(code) && maxUses === 1)).toBe(true);
  expect(await database.db.$count(promoCodeTargets, eq(promoCodeTargets.priceLevelId, premium.id))).toBe(
    1_000,
  );
  await pausePromoCode({ ctx, input: { organizerId, promoCodeId: key, paused: true } });
  const paused = await database.db.select().from(promoCodes).where(eq(promoCodes.batchId, key));
  expect(paused.every(({ pausedAt }) => pausedAt !== null)).toBe(true);
});

test('a batch refuses another organizer’s prices and leaves no code', async () => {
  const { organizerId, ctx } = await world();
  const foreign = await world();
  const form = { key: newId(), count: '3', percent: '20', scope: 'chosen' };
  const input = { organizerId, ...promoBatchForm.parse({ ...form, target: `event:${foreign.event.id}` }) };
  expect(await makePromoBatch({ ctx, input })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await database.db.$count(promoCodes, eq(promoCodes.organizerId, organizerId))).toBe(0);
});
