import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlan, makeVenue } from '@/db/factories';
import { auditLog, categories, events, performances, placeStock, priceLevels } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { addAccessCode } from '@/lib/catalog/access-codes';
import { cancelDate, cancelEvent } from '@/lib/catalog/cancel-event';
import { createEvent, duplicateEvent } from '@/lib/catalog/create-event';
import { createVenue } from '@/lib/catalog/create-venue';
import { dateForm } from '@/lib/catalog/date-form-input';
import { findEvent } from '@/lib/catalog/find-event';
import { listOwnEvents } from '@/lib/catalog/own-events';
import { publishEvent } from '@/lib/catalog/publish-event';
import { saveDate } from '@/lib/catalog/save-date';
import { saveEvent } from '@/lib/catalog/save-event';
import { makeMember, makeOrganizer } from '@/lib/organizers/testing';
import { addDates } from './add-dates';
import { dropLevel } from './drop-level';
import { hold } from './hold';
import { holdInput } from './input';
import { levelForm } from './level-form-input';
import { saveLevel } from './save-level';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db
    .insert(categories)
    .values({ slug: 'classical', name: 'Classical', position: 1 })
    .onConflictDoNothing();
});
afterAll(() => database.drop());

const details = {
  title: 'Evening of Song',
  subtitle: null,
  category: 'classical',
  description: '',
  people: 'Ian Bostridge - Tenor',
};
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const dateInput = {
  time: '19:30',
  doorsBefore: 30,
  duration: 120,
  onSale: '2026-01-01T10:00',
  closesBefore: 60,
  like: 'places',
  maxPerOrder: 8,
  maxPerBuyer: 8,
};
const level = (performanceId: string, values: Record<string, unknown> = {}) =>
  levelForm.parse({
    performanceId,
    name: 'Standing',
    kind: 'general',
    amount: '45',
    capacity: '10',
    minPerOrder: '1',
    ...values,
  });

async function office() {
  const organizer = await makeOrganizer(database);
  const { ctx } = await makeMember(database, organizer.id, 'manager');
  return { organizerId: organizer.id, ctx };
}

/** A draft with one date that sells ten places at 45. */
async function draft() {
  const of = await office();
  const { ctx, organizerId } = of;
  const venue = await makeVenue(database.db);
  const made = await createEvent({ ctx, input: { organizerId, ...details } });
  if (!made.ok) throw new Error(made.message);
  const { eventId } = made;
  const input = { organizerId, eventId, venueId: venue.id, ...dateInput };
  const added = await addDates({ ctx, input: { ...input, days: [day(40)] } });
  if (!added.ok) throw new Error(added.message);
  const [performanceId = ''] = added.performanceIds;
  const priced = await saveLevel({ ctx, input: { organizerId, ...level(performanceId) } });
  if (!priced.ok) throw new Error(priced.message);
  return { ...of, eventId, venue, performanceId, levelId: priced.levelId, input };
}

const holdPlaces = (performanceId: string, priceLevelId: string, quantity: number) =>
  hold({
    ctx: database.ctx(),
    input: holdInput.parse({ performanceId, places: [{ priceLevelId, quantity }] }),
  });
const eventRow = async (id: string) => (await database.db.select().from(events).where(eq(events.id, id)))[0];
const dateRow = async (id: string) =>
  (await database.db.select().from(performances).where(eq(performances.id, id)))[0];

test('a draft is sold by nobody; published it is found and held; cancelled it is not', async () => {
  const { ctx, organizerId, eventId, performanceId, levelId } = await draft();
  expect(await holdPlaces(performanceId, levelId, 2)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  expect(await publishEvent({ ctx, input: { organizerId, eventId } })).toEqual({ ok: true });
  const event = await eventRow(eventId);
  expect(event).toMatchObject({ slug: 'evening-of-song', searchText: expect.stringContaining('bostridge') });
  const shown = await findEvent(database, event?.slug ?? '');
  expect(shown?.performances).toMatchObject([{ currency: 'usd', lowestPrice: 4_500, highestPrice: 4_500 }]);
  expect(await holdPlaces(performanceId, levelId, 2)).toMatchObject({ ok: true });
  expect(await cancelEvent({ ctx, input: { organizerId, eventId } })).toEqual({ ok: true });
  expect(await holdPlaces(performanceId, levelId, 2)).toMatchObject({ ok: false, code: 'CANCELLED' });
  // What was held stays as it was.
  const [stock] = await database.db.select().from(placeStock).where(eq(placeStock.priceLevelId, levelId));
  expect(stock).toMatchObject({ held: 2 });
  expect(await publishEvent({ ctx, input: { organizerId, eventId } })).toMatchObject({ code: 'CANCELLED' });
});

test('what is incomplete is not published, and says what is missing', async () => {
  const { ctx, organizerId } = await office();
  const made = await createEvent({ ctx, input: { organizerId, ...details } });
  const eventId = made.ok ? made.eventId : '';
  expect(await publishEvent({ ctx, input: { organizerId, eventId } })).toMatchObject({
    code: 'INCOMPLETE',
    missing: expect.arrayContaining(['Prices for every date']),
  });
  expect(await eventRow(eventId)).toMatchObject({ status: 'draft', announcedAt: null });
});

test('a capacity is never below what is taken; a price leaves carts and orders alone', async () => {
  const { ctx, organizerId, eventId, performanceId, levelId } = await draft();
  await publishEvent({ ctx, input: { organizerId, eventId } });
  await holdPlaces(performanceId, levelId, 4);
  const change = (values: Record<string, unknown>) =>
    saveLevel({ ctx, input: { organizerId, ...level(performanceId, { levelId, ...values }) } });
  expect(await change({ capacity: '3', amount: '60' })).toMatchObject({
    ok: false,
    fields: { capacity: '0 are sold, 4 in carts and 0 blocked: at least 4.' },
  });
  const row = async () =>
    (await database.db.select().from(priceLevels).where(eq(priceLevels.id, levelId)))[0];
  // Refused is refused: the price has not moved either.
  expect(await row()).toMatchObject({ price: 4_500 });
  expect(await change({ capacity: '4', amount: '' })).toMatchObject({ ok: true });
  expect(await row()).toMatchObject({ price: 4_500 });
  expect(await holdPlaces(performanceId, levelId, 1)).toMatchObject({ ok: false });
  const input = { organizerId, performanceId, levelId };
  expect(await dropLevel({ ctx, input })).toMatchObject({ code: 'PUBLIC' });
});

test('capacity and holds at once: never more taken than there is', async () => {
  const { ctx, organizerId, eventId, performanceId, levelId } = await draft();
  await publishEvent({ ctx, input: { organizerId, eventId } });
  const cut = saveLevel({
    ctx,
    input: { organizerId, ...level(performanceId, { levelId, capacity: '5' }) },
  });
  const holds = Array.from({ length: 10 }, () => holdPlaces(performanceId, levelId, 1));
  const [result, ...held] = await Promise.all([cut, ...holds]);
  const [stock] = await database.db.select().from(placeStock).where(eq(placeStock.priceLevelId, levelId));
  expect(stock?.held).toBe(held.filter(({ ok }) => ok).length);
  expect(stock?.capacity).toBe(result.ok ? 5 : 10);
  expect(stock?.held).toBeLessThanOrEqual(stock?.capacity ?? 0);
});

test('a plan’s categories have one price each; new dates take prices over', async () => {
  const { ctx, organizerId, eventId, venue, input } = await draft();
  const { plan } = await makePlan(database.db, { venueSlug: venue.slug });
  const seated = await addDates({ ctx, input: { ...input, days: [day(50)], like: `plan:${plan.id}` } });
  const [performanceId = ''] = seated.ok ? seated.performanceIds : [];
  const reserved = (name: string, category: string[]) =>
    saveLevel({
      ctx,
      input: { organizerId, ...level(performanceId, { name, kind: 'reserved', category }) },
    });
  expect(await reserved('Stalls', ['A'])).toMatchObject({ ok: true });
  expect(await reserved('Circle', ['A', 'B'])).toMatchObject({ code: 'BAD_LEVEL' });
  expect(await reserved('Circle', ['Z'])).toMatchObject({ code: 'BAD_LEVEL' });
  expect(await reserved('Circle', ['B'])).toMatchObject({ ok: true });
  const like = `copy:${performanceId}`;
  const more = await addDates({ ctx, input: { ...input, days: [day(51), day(52)], like } });
  const [, copy = ''] = more.ok ? more.performanceIds : [];
  await publishEvent({ ctx, input: { organizerId, eventId } });
  const held = await hold({
    ctx: database.ctx(),
    input: holdInput.parse({ performanceId: copy, seatIndexes: [0] }),
  });
  expect(held).toMatchObject({ ok: true });
  const { events: listed } = await listOwnEvents(database, organizerId, { search: 'of s' });
  expect(listed).toMatchObject([{ performances: 4, sold: 0, capacity: 10 + 3 * 40, status: 'published' }]);
});

test('a date moves and is postponed; its currency stays; bad hours are refused', async () => {
  const { ctx, organizerId, eventId, performanceId, levelId } = await draft();
  await publishEvent({ ctx, input: { organizerId, eventId } });
  const change = (values: Record<string, string>) =>
    saveDate({
      ctx,
      input: {
        organizerId,
        ...dateForm.parse({
          ...{ performanceId, startsAt: `${day(60)}T20:00`, onSale: '2026-01-01T10:00' },
          ...{ offSale: `${day(60)}T20:00`, status: 'scheduled', currency: 'usd' },
          ...{ maxPerOrder: '4', maxPerBuyer: '4' },
          ...values,
        }),
      },
    });
  expect(await change({ currency: 'eur' })).toMatchObject({ fields: { currency: expect.any(String) } });
  expect(await change({ doorsAt: '2027-03-14T02:30' })).toMatchObject({
    fields: { doorsAt: expect.stringContaining('does not exist') },
  });
  expect(await change({ status: 'postponed' })).toMatchObject({ ok: true });
  expect(await holdPlaces(performanceId, levelId, 1)).toMatchObject({ code: 'CANCELLED' });
  expect(await change({})).toMatchObject({ ok: true });
  expect(await dateRow(performanceId)).toMatchObject({ maxPerOrder: 4, status: 'scheduled' });
  expect(await cancelDate({ ctx, input: { organizerId, performanceId } })).toEqual({ ok: true });
  expect(await change({})).toMatchObject({ code: 'CANCELLED' });
});

test('another organizer finds nothing of it, and changes nothing', async () => {
  const { eventId, performanceId, levelId, input } = await draft();
  const { ctx, organizerId } = await office();
  const before = { event: await eventRow(eventId), date: await dateRow(performanceId) };
  const mine = { ...input, organizerId };
  const values = dateForm.parse({
    ...{ performanceId, startsAt: `${day(60)}T20:00`, onSale: '2026-01-01T10:00' },
    ...{ offSale: `${day(60)}T20:00`, status: 'postponed', currency: 'usd' },
    ...{ maxPerOrder: '1', maxPerBuyer: '1' },
  });
  const attempts = await Promise.all([
    saveEvent({ ctx, input: { organizerId, eventId, ...details, title: 'Mine' } }),
    duplicateEvent({ ctx, input: { organizerId, eventId } }),
    publishEvent({ ctx, input: { organizerId, eventId } }),
    cancelEvent({ ctx, input: { organizerId, eventId } }),
    cancelDate({ ctx, input: { organizerId, performanceId } }),
    saveDate({ ctx, input: { organizerId, ...values } }),
    addDates({ ctx, input: { ...mine, days: [day(45)] } }),
    saveLevel({ ctx, input: { organizerId, ...level(performanceId, { levelId }) } }),
    dropLevel({ ctx, input: { organizerId, performanceId, levelId } }),
    addAccessCode({ ctx, input: { organizerId, performanceId, accessCode: 'MINE', validUntil: null } }),
  ]);
  for (const attempt of attempts) expect(attempt).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  const own = await createEvent({ ctx, input: { organizerId, ...details } });
  const copied = { ...mine, eventId: own.ok ? own.eventId : '', like: `copy:${performanceId}` };
  expect(await addDates({ ctx, input: { ...copied, days: [day(45)] } })).toMatchObject({ ok: false });
  const listed = await listOwnEvents(database, organizerId, { search: '' });
  expect(listed.events.map(({ id }) => id)).toEqual([copied.eventId]);
  expect({ event: await eventRow(eventId), date: await dateRow(performanceId) }).toEqual(before);
});

test('a copy is a draft with the same texts and artists, at another address; all of it is in the log', async () => {
  const { ctx, organizerId, eventId } = await draft();
  await saveEvent({ ctx, input: { organizerId, eventId, ...details, title: 'Two', people: 'Clara Wieck' } });
  const copy = await duplicateEvent({ ctx, input: { organizerId, eventId } });
  const id = copy.ok ? copy.eventId : '';
  expect(await eventRow(id)).toMatchObject({ title: 'Two', status: 'draft', searchText: 'clara wieck' });
  const rows = await database.db
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(and(eq(auditLog.organizerId, organizerId), eq(auditLog.subjectType, 'event')))
    .orderBy(auditLog.id);
  expect(rows.map(({ action }) => action)).toEqual([
    'event.created',
    'event.dates_added',
    'event.changed',
    'event.duplicated',
  ]);
});

test('a venue and its city are found before they are made', async () => {
  const { ctx, organizerId } = await office();
  const venue = {
    ...{ name: 'Mühle', street: 'Am Bach 1', postalCode: '04109', city: 'Leipzig', region: null },
    ...{ countryCode: 'DE', timeZone: 'Europe/Berlin' },
  };
  const first = await createVenue({ ctx, input: { organizerId, ...venue } });
  const again = await createVenue({ ctx, input: { organizerId, ...venue, name: 'mühle', city: 'LEIPZIG' } });
  expect(again).toEqual(first);
});
