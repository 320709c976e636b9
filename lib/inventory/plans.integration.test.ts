import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import {
  auditLog,
  claims,
  events,
  holds,
  performances,
  planDrafts,
  priceLevels,
  seatingPlans,
  seats,
} from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { makeMember, makeOrganizer } from '@/lib/organizers/testing';
import { copyHousePlan } from './copy-house-plan';
import { createPlan } from './create-plan';
import { duplicatePlan } from './duplicate-plan';
import { hold } from './hold';
import { importPlan } from './import-plan';
import { holdInput } from './input';
import { movePerformance } from './move-performance';
import type { PlanDocument } from './plan-document/document';
import { tidyDocument } from './plan-document/testing';
import { toFile } from './plan-document/to-file';
import { publishPlan } from './publish-plan';
import { saveDraft } from './save-draft';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const textOf = (document: PlanDocument) => JSON.stringify(toFile(document));

async function office() {
  const organizer = await makeOrganizer(database);
  const { ctx } = await makeMember(database, organizer.id, 'manager');
  return { organizerId: organizer.id, ctx };
}

/** A plan that begins as this document, and its first version. */
async function published(of: Awaited<ReturnType<typeof office>>, document = tidyDocument()) {
  const { ctx, organizerId } = of;
  const made = await importPlan({ ctx, input: { organizerId, file: textOf(document) } });
  if (!made.ok) throw new Error(made.message);
  const { planId } = made;
  const version = await publishPlan({ ctx, input: { organizerId, planId, version: 1 } });
  if (!version.ok) throw new Error(version.message);
  return { planId, versionId: version.versionId };
}

const draftOf = async (planId: string) =>
  (await database.db.select().from(planDrafts).where(eq(planDrafts.id, planId)))[0];

const actionsOn = async (subjectId: string) =>
  (
    await database.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.subjectId, subjectId))
      .orderBy(asc(auditLog.id))
  ).map(({ action }) => action);

/** A plan that there is room for. */
async function newPlan(of: Parameters<typeof createPlan>[0]) {
  const made = await createPlan(of);
  if (!made.ok) throw new Error(made.code);
  return made;
}

test('rows times seats make a plan that can be published and sold at once', async () => {
  const { ctx, organizerId } = await office();
  const input = { organizerId, name: 'Town Hall', rows: 12, seatsPerRow: 20 };
  const { planId } = await newPlan({ ctx, input });
  const version = await publishPlan({ ctx, input: { organizerId, planId, version: 1 } });
  expect(version).toMatchObject({ ok: true, version: 1, seats: 240 });
  if (!version.ok) return;
  const rows = await database.db
    .select()
    .from(seats)
    .where(eq(seats.planId, version.versionId))
    .orderBy(asc(seats.seatIndex));
  expect(rows[0]).toMatchObject({ zone: 'Main', rowLabel: 'A', seatLabel: '1', category: 'Standard' });
  expect(rows.at(-1)).toMatchObject({ rowLabel: 'M', seatLabel: '20', seatIndex: 239 });
  expect(await actionsOn(planId)).toEqual(['plan.created', 'plan.published']);
});

test('a file becomes a plan; a broken one is refused with its places and leaves nothing', async () => {
  const { ctx, organizerId } = await office();
  const file = textOf(tidyDocument()).replace('"seat_guid":"g1-2"', '"seat_guid":""');
  expect(await importPlan({ ctx, input: { organizerId, file } })).toMatchObject({
    code: 'FILE_REFUSED',
    problems: [{ path: 'zones[0].rows[1].seats[1].seat_guid', reason: 'is empty' }],
  });
  expect(await database.db.$count(planDrafts, eq(planDrafts.organizerId, organizerId))).toBe(0);
  expect(await importPlan({ ctx, input: { organizerId, file: textOf(tidyDocument()) } })).toMatchObject({
    ok: true,
  });
});

test('a plan that a venue shares can be copied, changed and published; one of an organizer cannot', async () => {
  const { ctx, organizerId } = await office();
  const { plan: house } = await makeSeatedPerformance(database.db);
  const copied = await copyHousePlan({ ctx, input: { organizerId, planId: house.id } });
  if (!copied.ok) throw new Error(copied.message);
  const { planId } = copied;
  expect(await actionsOn(planId)).toEqual(['plan.copied_from_venue']);
  const version = await publishPlan({ ctx, input: { organizerId, planId, version: 1 } });
  if (!version.ok) throw new Error(version.message);
  const labels = async (of: string) =>
    (
      await database.db
        .select({ row: seats.rowLabel, seat: seats.seatLabel, category: seats.category })
        .from(seats)
        .where(eq(seats.planId, of))
    )
      .map(({ row, seat, category }) => `${row}${seat} ${category}`)
      .sort();
  expect(await labels(version.versionId)).toEqual(await labels(house.id));

  const others = await published(await office());
  for (const id of [others.versionId, version.versionId, newId()]) {
    expect(await copyHousePlan({ ctx, input: { organizerId, planId: id } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  }
});

test('of two tabs that save, the second is told who was faster and when, and nothing is lost', async () => {
  const { ctx, organizerId } = await office();
  const other = await makeMember(database, organizerId, 'owner');
  const { planId } = await newPlan({ ctx, input: { organizerId, name: 'A', rows: 2, seatsPerRow: 2 } });
  const save = (who: typeof ctx, name: string, version: number) =>
    saveDraft({
      ctx: who,
      input: { organizerId, planId, version, file: textOf({ ...tidyDocument(), name }) },
    });
  expect(await save(ctx, 'first', 1)).toMatchObject({ ok: true, version: 2 });
  expect(await save(other.ctx, 'second', 1)).toMatchObject({
    code: 'CONFLICT',
    version: 2,
    savedBy: 'The manager',
    savedAt: expect.stringMatching(/Z$/),
  });
  expect(await save(ctx, 'third', 1)).toMatchObject({ savedBy: 'You, in another window' });
  expect((await draftOf(planId))?.name).toBe('first');
  expect(await save(other.ctx, 'second', 2)).toMatchObject({ ok: true, version: 3 });
  const racing = await Promise.all([save(ctx, 'x', 3), save(other.ctx, 'y', 3), save(ctx, 'z', 3)]);
  expect(racing.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await draftOf(planId))?.version).toBe(4);
});

test('saves that follow each other are one edit in the audit', async () => {
  const { ctx, organizerId } = await office();
  const { planId } = await newPlan({ ctx, input: { organizerId, name: 'A', rows: 0, seatsPerRow: 0 } });
  const other = await makeMember(database, organizerId);
  for (const [who, version] of [
    [ctx, 1],
    [ctx, 2],
    [other.ctx, 3],
    [other.ctx, 4],
    [ctx, 5],
  ] as const)
    await saveDraft({ ctx: who, input: { organizerId, planId, version, file: textOf(tidyDocument()) } });
  expect(await actionsOn(planId)).toEqual(['plan.created', 'plan.edited', 'plan.edited']);
});

test('a draft that breaks the format or belongs to somebody else is not saved, published or copied', async () => {
  const mine = await office();
  const theirs = await office();
  const { planId, versionId } = await published(theirs);
  const { ctx, organizerId } = mine;
  const file = textOf(tidyDocument({ rows: 1 }));
  const notFound = { ok: false, code: 'NOT_FOUND' };
  const input = { organizerId, planId, version: 1 };
  expect(await saveDraft({ ctx, input: { ...input, file } })).toMatchObject(notFound);
  expect(await publishPlan({ ctx, input })).toMatchObject(notFound);
  expect(await duplicatePlan({ ctx, input })).toMatchObject(notFound);
  const { performance } = await makeSeatedPerformance(database.db);
  const move = { organizerId, performanceId: performance.id, versionId };
  expect(await movePerformance({ ctx, input: move })).toMatchObject(notFound);
  const own = await published(mine);
  expect(await movePerformance({ ctx, input: { ...move, versionId: own.versionId } })).toMatchObject(
    notFound,
  );
  expect(await draftOf(planId)).toMatchObject({ version: 1, seatCount: 12 });
  expect(
    await saveDraft({ ctx, input: { organizerId, planId: own.planId, version: 1, file: '{}' } }),
  ).toMatchObject({ code: 'FILE_REFUSED' });
});

test('publishing the same save twice makes one version; the next one keeps the numbers of its seats', async () => {
  const { ctx, organizerId } = await office();
  const { planId, versionId } = await published({ ctx, organizerId });
  const input = { organizerId, planId };
  expect(await publishPlan({ ctx, input: { ...input, version: 1 } })).toMatchObject({ ok: true, versionId });
  const document = tidyDocument();
  // A new row before all others: by their order alone, everybody's number would change.
  const [fifth] = tidyDocument({ rows: 5 }).zones[0]?.rows.slice(4) ?? [];
  if (!fifth) throw new Error('The plan is not what it was');
  document.zones[0]?.rows.unshift({ ...fifth, seats: fifth.seats.map((seat) => ({ ...seat, y: -30 })) });
  await saveDraft({ ctx, input: { ...input, version: 1, file: textOf(document) } });
  expect(await publishPlan({ ctx, input: { ...input, version: 1 } })).toMatchObject({ code: 'CONFLICT' });
  const next = await publishPlan({ ctx, input: { ...input, version: 2 } });
  expect(next).toMatchObject({ ok: true, version: 2, seats: 16 });
  if (!next.ok) return;
  const indexes = async (id: string) => {
    const rows = await database.db.select().from(seats).where(eq(seats.planId, id));
    return new Map(rows.map(({ guid, seatIndex }) => [guid, seatIndex]));
  };
  const [before, after] = [await indexes(versionId), await indexes(next.versionId)];
  for (const [guid, index] of before) expect(after.get(guid)).toBe(index);
});

test('a plan with seats of one name is not published, and the answer names them', async () => {
  const { ctx, organizerId } = await office();
  const document = tidyDocument();
  for (const row of document.zones[0]?.rows ?? []) row.number = 'A';
  const made = await importPlan({ ctx, input: { organizerId, file: textOf(document) } });
  if (!made.ok) throw new Error(made.message);
  expect(await publishPlan({ ctx, input: { organizerId, planId: made.planId, version: 1 } })).toMatchObject({
    code: 'NOT_READY',
    issues: [{ kind: 'duplicate', seats: ['g0-1', 'g1-1', 'g2-1'] }, {}, {}, {}],
  });
  expect(await database.db.$count(seatingPlans, eq(seatingPlans.draftId, made.planId))).toBe(0);
});

/** A performance on sale in version 1 of a plan, with one seat in a cart. */
async function selling() {
  const of = await office();
  const { planId, versionId } = await published(of);
  const { performance } = await makeSeatedPerformance(database.db, {});
  const { db } = database;
  const [event] = await db
    .select({ eventId: performances.eventId })
    .from(performances)
    .where(eq(performances.id, performance.id));
  await db
    .update(events)
    .set({ organizerId: of.organizerId })
    .where(eq(events.id, event?.eventId ?? ''));
  const move = (to: string) =>
    movePerformance({
      ctx: of.ctx,
      input: { organizerId: of.organizerId, performanceId: performance.id, versionId: to },
    });
  expect(await move(versionId)).toEqual({ ok: true, unpriced: [] });
  const take = (seatIndexes: number[]) =>
    hold({
      ctx: database.ctx({ kind: 'visitor', visitorId: newId() }),
      input: holdInput.parse({ performanceId: performance.id, seatIndexes }),
    });
  /** Saves and publishes a changed document as the next version. */
  const publishNext = async (document: PlanDocument) => {
    const version = (await draftOf(planId))?.version ?? 0;
    const input = { organizerId: of.organizerId, planId };
    await saveDraft({ ctx: of.ctx, input: { ...input, version, file: textOf(document) } });
    const next = await publishPlan({ ctx: of.ctx, input: { ...input, version: version + 1 } });
    if (!next.ok) throw new Error(next.message);
    return next.versionId;
  };
  const claimed = () =>
    db
      .select({ guid: seats.guid, planId: seats.planId })
      .from(claims)
      .innerJoin(seats, eq(seats.id, claims.seatId))
      .where(eq(claims.performanceId, performance.id))
      .orderBy(asc(seats.seatIndex));
  return { ...of, planId, versionId, performance, move, take, publishNext, claimed };
}

test('a performance moves to a newer version with everything that is claimed in it', async () => {
  const { take, publishNext, move, claimed, performance } = await selling();
  expect((await take([0, 5])).ok).toBe(true);
  const document = tidyDocument({ rows: 4 });
  for (const row of document.zones[0]?.rows ?? []) for (const seat of row.seats) seat.y += 40;
  // Drawn anew, so with another guid, but with the same name.
  const again = document.zones[0]?.rows[1]?.seats[1];
  if (again) again.guid = 'redrawn';
  const versionId = await publishNext(document);
  expect(await move(versionId)).toEqual({ ok: true, unpriced: [] });
  expect(await claimed()).toEqual([
    { guid: 'g0-1', planId: versionId },
    { guid: 'redrawn', planId: versionId },
  ]);
  expect(await take([0])).toMatchObject({ code: 'SEATS_TAKEN' });
  expect(await actionsOn(performance.id)).toContain('performance.plan_changed');
});

test('a version without a claimed seat is refused, and the answer names the seat', async () => {
  const { take, publishNext, move, claimed, versionId } = await selling();
  expect((await take([0, 5])).ok).toBe(true);
  const document = tidyDocument();
  document.zones[0]?.rows[1]?.seats.splice(1, 1);
  expect(await move(await publishNext(document))).toMatchObject({
    code: 'SEATS_MISSING',
    seats: ['Stalls, row B, seat 2'],
  });
  expect(await claimed()).toEqual([
    { guid: 'g0-1', planId: versionId },
    { guid: 'g1-2', planId: versionId },
  ]);
});

test('a performance does not move to a version of somebody else', async () => {
  const { move, performance, versionId } = await selling();
  const theirs = await published(await office());
  expect(await move(theirs.versionId)).toMatchObject({ code: 'NOT_FOUND' });
  const [row] = await database.db.select().from(performances).where(eq(performances.id, performance.id));
  expect(row?.planId).toBe(versionId);
});

test('a lapsed cart does not hold a version back, and a standing area that is sold does', async () => {
  const { take, publishNext, move, performance } = await selling();
  expect((await take([0])).ok).toBe(true);
  const lapse = { expiresAt: new Date(Date.now() - 60_000) };
  await database.db.update(claims).set(lapse).where(eq(claims.performanceId, performance.id));
  await database.db.update(holds).set(lapse);
  const document = tidyDocument();
  document.zones[0]?.rows[0]?.seats.shift();
  const versionId = await publishNext(document);
  await database.db.insert(priceLevels).values({
    performanceId: performance.id,
    name: 'Floor',
    kind: 'general',
    position: 7,
    faceAmount: 0,
    feeAmount: 0,
    taxAmount: 0,
    areaKey: 'floor',
  });
  expect(await move(versionId)).toMatchObject({ code: 'AREAS_MISSING', levels: ['Floor'] });
  await database.db
    .delete(priceLevels)
    .where(and(eq(priceLevels.performanceId, performance.id), eq(priceLevels.name, 'Floor')));
  expect((await move(versionId)).ok).toBe(true);
});
