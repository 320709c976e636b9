import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { auditLog, events, passes, passParts } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { duplicateEvent } from '@/lib/catalog/create-event';
import { makeMember } from '@/lib/organizers/testing';
import { dropLevel } from '../drop-level';
import { dropPass } from './drop-pass';
import { holdPasses } from './hold-passes';
import { passForm } from './pass-form-input';
import { passState } from './pass-view';
import { readPasses } from './read-passes';
import { savePass } from './save-pass';
import { makePass } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** An event with two passes' worth of dates, and who runs it. */
async function office() {
  const made = await makePass(database);
  const { ctx } = await makeMember(database, made.organizer.id, 'manager');
  const organizerId = made.organizer.id;
  const of = { organizerId, eventId: made.event.id };
  const partsOf = (dates: typeof made.dates) =>
    Object.fromEntries(dates.map(({ performance, level }) => [`part:${performance.id}`, level.id]));
  const sent = (more: Record<string, unknown> = {}) => ({
    eventId: made.event.id,
    name: 'Weekend',
    amount: '80',
    fee: '5',
    maxPerBuyer: '2',
    ...partsOf(made.dates.slice(1)),
    ...more,
  });
  const save = (more?: Record<string, unknown>) =>
    savePass({ ctx, input: { organizerId, ...passForm.parse(sent(more)) } });
  return { ...made, ctx, of, sent, save };
}

const seen = (slug: string) => readPasses({ db: database.db }, sql`e.slug = ${slug} and e.status <> 'draft'`);

test('a pass is made, seen with its dates and what they cost singly, bought, and changed', async () => {
  const { event, save, ctx, dates, of } = await office();
  const made = await save({ maxSold: '3', taxMode: 'inclusive', taxRate: '10' });
  if (!made.ok) throw new Error(made.message);
  const view = (await seen(event.slug)).find(({ id }) => id === made.passId);
  expect(view).toMatchObject({ name: 'Weekend', price: 8_500, singly: 5_800, isCalledOff: false });
  expect(view?.dates.map(({ performanceId }) => performanceId)).toEqual(
    dates.slice(1).map(({ performance }) => performance.id),
  );
  expect(view && passState(view, Date.now())).toBe('on_sale');
  expect(
    await holdPasses({ ctx: database.ctx(), input: { passId: made.passId, quantity: 2 } }),
  ).toMatchObject({ ok: true });
  expect(await save({ passId: made.passId, amount: '', name: 'The weekend', maxSold: '2' })).toMatchObject({
    ok: true,
  });
  const [row] = await database.db.select().from(passes).where(eq(passes.id, made.passId));
  expect(row).toMatchObject({ name: 'The weekend', price: 8_500, maxSold: 2 });
  const written = await database.db.select().from(auditLog).where(eq(auditLog.organizerId, of.organizerId));
  expect(written.map(({ action }) => action)).toEqual(['pass.created', 'pass.changed']);
  expect(await dropPass({ ctx, input: { ...of, passId: made.passId } })).toMatchObject({ code: 'IN_USE' });
});

test('fewer than are taken, and other dates of a pass that somebody has: refused, saying why', async () => {
  const { save, pass, dates, sent } = await office();
  await holdPasses({ ctx: database.ctx(), input: { passId: pass.id, quantity: 3 } });
  const all = Object.fromEntries(dates.map(({ performance, level }) => [`part:${performance.id}`, level.id]));
  expect(await save({ passId: pass.id, ...all, maxSold: '2' })).toMatchObject({
    fields: { maxSold: '3 are sold or in carts. Enter 3 or more.' },
  });
  expect(await save({ passId: pass.id })).toMatchObject({
    fields: { parts: expect.stringMatching(/its dates stay/) },
  });
  expect(await save({ passId: pass.id, ...all, maxSold: '3' })).toMatchObject({ ok: true });
  expect(
    passForm.safeParse({ ...sent(), [`part:${dates[1]?.performance.id}`]: '' }).error?.issues[0]?.message,
  ).toBe('A pass is for at least two dates. Choose them.');
});

test('another’s event, dates of another event, numbered seats, two currencies: refused', async () => {
  const { save, of, ctx, pass, event } = await office();
  const other = await office();
  const theirs = other.dates[0];
  const foreign = { [`part:${theirs?.performance.id}`]: theirs?.level.id };
  expect(await save(foreign)).toMatchObject({ fields: { parts: expect.stringMatching(/of this event/) } });
  expect(await save({ eventId: other.event.id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await save({ passId: other.pass.id })).toMatchObject({ code: 'NOT_FOUND' });
  const seated = await makeSeatedPerformance(database.db, { eventId: event.id });
  expect(await save({ [`part:${seated.performance.id}`]: seated.premium.id })).toMatchObject({
    code: 'BAD_PASS',
  });
  const euros = await makeGeneralPerformance(database.db, { eventId: event.id, currency: 'eur' });
  expect(await save({ [`part:${euros.performance.id}`]: euros.level.id })).toMatchObject({
    fields: { parts: expect.stringMatching(/currencies/) },
  });
  // Another's pass is not taken away either.
  expect(await dropPass({ ctx, input: { ...of, passId: other.pass.id } })).toEqual({ ok: true });
  expect(
    await dropPass({ ctx, input: { ...of, eventId: other.event.id, passId: other.pass.id } }),
  ).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await database.db.$count(passes, eq(passes.id, other.pass.id))).toBe(1);
  expect(await dropPass({ ctx, input: { ...of, passId: pass.id } })).toEqual({ ok: true });
  expect(await database.db.$count(passes, eq(passes.id, pass.id))).toBe(0);
});

test('a copy of the event has its passes without dates, which nobody sees until they have some', async () => {
  const { of, ctx, pass } = await office();
  const copy = await duplicateEvent({ ctx, input: of });
  if (!copy.ok) throw new Error(copy.message);
  const [row] = await database.db.select().from(passes).where(eq(passes.eventId, copy.eventId));
  expect(row).toMatchObject({ name: pass.name, price: pass.price, onSaleAt: null });
  expect(await database.db.$count(passParts, eq(passParts.passId, row?.id ?? ''))).toBe(0);
  await database.db
    .update(events)
    .set({ status: 'published', announcedAt: new Date() })
    .where(eq(events.id, copy.eventId));
  expect(await readPasses({ db: database.db }, sql`e.id = ${copy.eventId}`)).toEqual([]);
});

test('a price that a pass has places of is not taken out of a draft', async () => {
  const { of, ctx, dates, event } = await office();
  await database.db.update(events).set({ status: 'draft' }).where(eq(events.id, event.id));
  const [first] = dates;
  const input = { ...of, performanceId: first?.performance.id ?? '', levelId: first?.level.id ?? '' };
  expect(await dropLevel({ ctx, input })).toMatchObject({
    code: 'IN_PASS',
    message: expect.stringContaining('Festival pass'),
  });
});
