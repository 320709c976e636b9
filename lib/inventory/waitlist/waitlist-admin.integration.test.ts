import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLog } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { makeMember, makeOrganizer } from '@/lib/organizers/testing';
import { copyLevels } from '../copy-levels';
import { getOwnWaitlist, waitlistRows } from '../own-waitlist-queries';
import { stockDrift } from '../self-check';
import { removeEntry } from './remove-entry';
import { saveWaitlist } from './save-waitlist';
import { sendNow } from './send-now';
import { waitlistWorld } from './testing';

let database: TestDatabase;
let world: ReturnType<typeof waitlistWorld>;
beforeAll(async () => {
  database = await createTestDatabase();
  world = waitlistWorld(database);
});
afterAll(async () => {
  expect(await stockDrift(database.db)).toEqual([]);
  await database.drop();
});

const settings = { mode: 'automatic', offerMinutes: 60, endsBeforeMinutes: 0 } as const;

/** A sold-out floor of an organizer with a manager, and two who wait. */
async function floorWithTwo() {
  const floor = await world.soldOutFloor(2);
  const first = await world.waits(floor, 2);
  const second = await world.waits(floor);
  const organizerId = floor.organizer.id;
  const { ctx } = await makeMember(database, organizerId, 'manager');
  const { performanceId, priceLevelId } = floor;
  return { floor, first, second, ctx, own: { organizerId, performanceId }, priceLevelId };
}

const actionsAbout = async (subjectId: string) =>
  (
    await database.db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId)).orderBy(auditLog.id)
  ).map(({ action }) => action);

test('off: what is free is everybody’s, and who waits keeps his place for when it is on again', async () => {
  const { floor, first, ctx, own, priceLevelId } = await floorWithTwo();
  expect(await saveWaitlist({ ctx, input: { ...own, ...settings, mode: 'off' } })).toEqual({ ok: true });
  expect(await world.isKept(priceLevelId)).toBe(false);
  await expect(world.waits(floor)).rejects.toThrow(/closed this waitlist/);
  await world.release(floor.holdId);
  await world.round();
  expect((await world.entry(first.entryId)).state).toBe('waiting');
  const wish = { performanceId: floor.performanceId, places: [{ priceLevelId, quantity: 1 }] };
  expect(await world.take(wish)).toMatchObject({ ok: true });
  expect(await saveWaitlist({ ctx, input: { ...own, ...settings } })).toEqual({ ok: true });
  expect(await world.isKept(priceLevelId)).toBe(true);
  expect((await world.entry(first.entryId)).state).toBe('waiting');
  expect(await actionsAbout(floor.performanceId)).toEqual(['waitlist.changed', 'waitlist.changed']);
});

test('by hand: kept, but offered only when the team says so, to as many as it says', async () => {
  const { floor, first, second, ctx, own, priceLevelId } = await floorWithTwo();
  await saveWaitlist({ ctx, input: { ...own, ...settings, mode: 'by_hand' } });
  const send = (count: number, organizerId = own.organizerId) =>
    sendNow({ ctx, input: { ...own, organizerId, priceLevelId, count }, owe: world.owe });
  expect(await send(1)).toMatchObject({ ok: false, code: 'NOTHING' });
  await world.release(floor.holdId);
  await world.round();
  expect((await world.entry(first.entryId)).state).toBe('waiting');
  expect(await send(5, (await makeOrganizer(database)).id)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  expect(await send(1)).toEqual({ ok: true, made: 1 });
  const { state, offeredUntil } = await world.entry(first.entryId);
  expect(state).toBe('offered');
  expect(Math.round(((offeredUntil?.getTime() ?? 0) - Date.now()) / 60_000)).toBe(60);
  expect((await world.entry(second.entryId)).state).toBe('waiting');
  expect(await actionsAbout(floor.performanceId)).toEqual(['waitlist.changed', 'waitlist.sent']);
});

test('who is taken off loses what he was offered, and the next has it; of another organizer nobody is', async () => {
  const { floor, first, second, ctx, own } = await floorWithTwo();
  await world.release(floor.holdId);
  await world.round();
  const remove = (organizerId: string) =>
    removeEntry({ ctx, input: { ...own, organizerId, entryId: first.entryId } });
  expect(await remove((await makeOrganizer(database)).id)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  expect((await world.entry(first.entryId)).state).toBe('offered');
  expect(await remove(own.organizerId)).toEqual({ ok: true });
  await world.round();
  expect((await world.entry(first.entryId)).state).toBe('removed');
  expect((await world.entry(second.entryId)).state).toBe('offered');
  expect(await actionsAbout(first.entryId)).toEqual(['waitlist.offered', 'waitlist.removed']);
});

test('the page and the file say who waits, in order; another organizer sees nothing', async () => {
  const { floor, first, second, own } = await floorWithTwo();
  const job = world.job;
  const ids = { eventId: floor.event.id, performanceId: floor.performanceId };
  const list = await getOwnWaitlist(job, own.organizerId, ids);
  expect(list).toMatchObject({ mode: 'automatic', offerMinutes: 720, endsBeforeMinutes: 120 });
  expect(list?.lines).toMatchObject([{ waiting: 2, wished: 3, offered: 0, kept: true, free: 0 }]);
  expect(list?.entries.map(({ email, place }) => [email, place])).toEqual([
    [first.user.email, 1],
    [second.user.email, 2],
  ]);
  const stranger = (await makeOrganizer(database)).id;
  expect(await getOwnWaitlist(job, stranger, ids)).toBeNull();
  expect(await getOwnWaitlist(job, own.organizerId, { ...ids, eventId: newId() })).toBeNull();
  const rows = async (organizerId: string) => {
    const lines = [];
    for await (const line of waitlistRows(job, organizerId, floor.performanceId, 'UTC')) lines.push(line);
    return lines;
  };
  expect(await rows(own.organizerId)).toHaveLength(3);
  expect(await rows(stranger)).toHaveLength(1);
});

test('a copy of a date does not take over who waits', async () => {
  const { floor } = await floorWithTwo();
  const other = await world.soldOutFloor();
  await database.db.execute(sql`delete from waitlist_entries where performance_id = ${other.performanceId}`);
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`update price_levels set position = 9 where performance_id = ${other.performanceId}`);
    await copyLevels(tx, floor.performanceId, [other.performanceId]);
  });
  const rows = await database.db.execute(sql`
    select waitlisted from price_levels where performance_id = ${other.performanceId}`);
  expect([...rows]).toEqual([{ waitlisted: false }, { waitlisted: false }]);
});
