import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { auditLog, scans, tickets } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { makeMember } from '@/lib/organizers/testing';
import { issueTickets } from './issue-tickets';
import { recordScans } from './record-scans';
import { syncDoor } from './scan-sync';
import { makePaidOrder } from './testing';
import { undoScans } from './undo-scans';
import { voidTickets } from './void-tickets';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function makeDoor() {
  const world = await makePaidOrder(database.db);
  const job = database.ctx({ kind: 'job', name: 'test' });
  await issueTickets({ ctx: job, input: { orderId: world.orderId } });
  const [one, two] = await database.db.select().from(tickets).where(eq(tickets.orderId, world.orderId));
  const { ctx } = await makeMember(database, world.organizer.id, 'scanner');
  const place = { organizerId: world.organizer.id, performanceId: world.performance.id };
  return { ...world, ctx, job, place, one: one?.id ?? '', two: two?.id ?? '' };
}
type Door = Awaited<ReturnType<typeof makeDoor>>;

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const scan = (ticketId: string | null, seconds: number, gate = 'North') => ({
  id: newId(),
  ticketId,
  gate,
  verdict: 'admitted' as const,
  scannedAt: secondsAgo(seconds),
});
const send = (
  { ctx, place }: Pick<Door, 'ctx' | 'place'>,
  given: ReturnType<typeof scan>[],
  sentAt = new Date(),
) => recordScans({ ctx, input: { ...place, deviceId: newId(), sentAt, scans: given } });
const outcomeOf = async (id: string) =>
  (await database.db.select().from(scans).where(eq(scans.id, id)))[0]?.outcome;

test('the earlier scan wins although its gate is heard last, and the conflict is in the books', async () => {
  const door = await makeDoor();
  const [late, early] = [scan(door.one, 10, 'North'), scan(door.one, 60, 'South')];
  await send(door, [late]);
  expect(await outcomeOf(late.id)).toBe('first');
  await send(door, [early]);
  expect([await outcomeOf(early.id), await outcomeOf(late.id)]).toEqual(['first', 'again']);
  const conflicts = await database.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, 'scan.conflict'), eq(auditLog.subjectId, door.performance.id)));
  expect(conflicts.map(({ details }) => details)).toEqual([
    { after: { scanId: late.id, ticketId: door.one, outcome: 'again' } },
  ]);
});

test('a batch that comes twice counts once', async () => {
  const door = await makeDoor();
  const batch = [scan(door.one, 10), scan(door.two, 5)];
  expect(await send(door, batch)).toEqual({ ok: true, recorded: 2 });
  expect(await send(door, batch)).toEqual({ ok: true, recorded: 0 });
  expect(await database.db.$count(scans, eq(scans.performanceId, door.performance.id))).toBe(2);
});

test('a device whose clock is an hour slow does not win by that', async () => {
  const door = await makeDoor();
  const first = scan(door.one, 60);
  await send(door, [first]);
  const slow = { ...scan(door.one, 3_600 + 10), gate: 'South' };
  await send(door, [slow], secondsAgo(3_600));
  expect([await outcomeOf(first.id), await outcomeOf(slow.id)]).toEqual(['first', 'again']);
});

test('what was scanned offline and refunded meanwhile is reported', async () => {
  const door = await makeDoor();
  await voidTickets({ ctx: door.job, input: { orderId: door.orderId } });
  const late = scan(door.one, 30);
  await send(door, [late]);
  expect(await outcomeOf(late.id)).toBe('void');
});

test('undone once, by the device that scanned, and the other gate’s scan takes its place', async () => {
  const door = await makeDoor();
  const [mine, other] = [scan(door.one, 60), scan(door.one, 10, 'South')];
  const deviceId = newId();
  await recordScans({
    ctx: door.ctx,
    input: { ...door.place, deviceId, sentAt: new Date(), scans: [mine] },
  });
  await send(door, [other]);
  const undo = (by: string) =>
    undoScans({ ctx: door.ctx, input: { ...door.place, deviceId: by, scanIds: [mine.id] } });
  expect(await undo(newId())).toEqual({ ok: true, undone: 0 });
  expect(await undo(deviceId)).toEqual({ ok: true, undone: 1 });
  expect(await undo(deviceId)).toEqual({ ok: true, undone: 0 });
  expect(await outcomeOf(other.id)).toBe('first');
});

test('another organizer’s performance is not there, and a ticket of another performance is no admission', async () => {
  const [door, foreign] = [await makeDoor(), await makeDoor()];
  const place = { ...foreign.place, organizerId: door.organizer.id };
  expect(await send({ ctx: door.ctx, place }, [scan(foreign.one, 1)])).toMatchObject({ code: 'NOT_FOUND' });
  expect(
    await undoScans({ ctx: door.ctx, input: { ...place, deviceId: newId(), scanIds: [] } }),
  ).toMatchObject({ code: 'NOT_FOUND' });
  expect(await syncDoor(door.ctx, place)).toBeNull();
  const stray = scan(foreign.one, 1);
  await send(door, [stray]);
  expect(await outcomeOf(stray.id)).toBe('refused');
  expect(await database.db.$count(scans, eq(scans.ticketId, foreign.one))).toBe(0);
});

test('after the first sync a device gets only what changed: revocations, names, and who came in elsewhere', async () => {
  const door = await makeDoor();
  const whole = await syncDoor(door.ctx, door.place);
  expect(whole).toMatchObject({ whole: true, admissions: [] });
  expect(whole?.tickets).toHaveLength(2);
  expect(whole?.tickets[0]).toMatchObject({
    valid: true,
    level: 'Premium',
    name: 'Ada Fan',
    seat: { zone: 'Orchestra', row: 'A' },
  });
  // Any transaction in the cluster holds the cursor back: rows may come twice until it has ended.
  const upToDate = (since?: string) => {
    let cursor = since;
    const sync = async () => {
      const answer = await syncDoor(door.ctx, { ...door.place, since: cursor });
      cursor = answer?.cursor;
      expect([answer?.tickets, answer?.admissions]).toEqual([[], []]);
      return answer;
    };
    return vi.waitFor(sync, { timeout: 20_000 });
  };
  const before = await upToDate(whole?.cursor);
  await send(door, [scan(door.one, 5, 'South')]);
  await database.db.update(tickets).set({ status: 'void' }).where(eq(tickets.id, door.two));
  const delta = await syncDoor(door.ctx, { ...door.place, since: before?.cursor });
  expect(delta?.whole).toBe(false);
  expect(delta?.tickets.map(({ id, valid }) => ({ id, valid }))).toEqual([{ id: door.two, valid: false }]);
  expect(delta?.admissions).toMatchObject([{ ticketId: door.one, gate: 'South', out: false }]);
  await upToDate(delta?.cursor);
});

test('a cursor from before a restored backup is answered with everything', async () => {
  const door = await makeDoor();
  const sync = await syncDoor(door.ctx, { ...door.place, since: '999999999999' });
  expect(sync).toMatchObject({ whole: true });
  expect(sync?.tickets).toHaveLength(2);
});
