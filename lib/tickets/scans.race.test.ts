import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { meeting, openTransaction } from '@/db/race-fixture';
import { scans, tickets } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { makeMember } from '@/lib/organizers/testing';
import { issueTickets } from './issue-tickets';
import { lockDoor } from './lock-door';
import { recordScans } from './record-scans';
import { settleScans } from './settle-scans';
import { makePaidOrder } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ pool: 24 });
});
afterAll(() => database.drop());

async function makeDoor() {
  const world = await makePaidOrder(database.db, { seatCount: 1 });
  await issueTickets({
    ctx: database.ctx({ kind: 'job', name: 'test' }),
    input: { orderId: world.orderId },
  });
  const [ticket] = await database.db.select().from(tickets).where(eq(tickets.orderId, world.orderId));
  const { ctx } = await makeMember(database, world.organizer.id, 'scanner');
  const place = { organizerId: world.organizer.id, performanceId: world.performance.id };
  return { ctx, place, ticketId: ticket?.id ?? '' };
}
const scanOf = (ticketId: string, gate: string, seconds: number) => ({
  id: newId(),
  ticketId,
  gate,
  verdict: 'admitted' as const,
  scannedAt: new Date(Date.now() - seconds * 1_000),
});
const outcomes = async (ticketId: string) =>
  (
    await database.db
      .select({ gate: scans.gate, outcome: scans.outcome })
      .from(scans)
      .where(eq(scans.ticketId, ticketId))
      .orderBy(scans.gate)
  ).map(({ gate, outcome }) => `${gate} ${outcome}`);

test('two gates upload the same ticket at once: one is first, and it is the earlier one', async () => {
  for (let round = 0; round < 5; round++) {
    const { ctx, place, ticketId } = await makeDoor();
    // Both wait behind this one, so that they meet at the lock however fast the machine is.
    const held = await openTransaction(ctx, (tx) => lockDoor(tx, place));
    const both = ['North', 'South'].map((gate, at) =>
      recordScans({
        ctx,
        input: { ...place, deviceId: newId(), sentAt: new Date(), scans: [scanOf(ticketId, gate, at * 30)] },
      }),
    );
    await expect.poll(waiting).toBe(2);
    await held.commit();
    expect((await Promise.all(both)).map((answer) => answer.ok)).toEqual([true, true]);
    expect(await outcomes(ticketId)).toEqual(['North again', 'South first']);
  }
});

/** Connections of this database that wait for a row. */
async function waiting(): Promise<number> {
  const [row] = await database.db.execute<{ count: number }>(sql`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return row?.count ?? 0;
}

test('control: without the door’s lock both gates find no other admission, and the index stops the second', async () => {
  const { ctx, place, ticketId } = await makeDoor();
  const bothInserted = meeting(2);
  const [north, south] = ['North', 'South'].map(async (gate) => {
    const { id, ...rest } = scanOf(ticketId, gate, 0);
    const held = await openTransaction(ctx, async (tx) => {
      await tx.db
        .insert(scans)
        .values({ id, ...rest, performanceId: place.performanceId, deviceId: newId(), outcome: 'again' });
      await bothInserted();
      if (gate === 'North') await settleScans(tx, [{ id, ticketId }]);
      return { id, tx };
    });
    return held;
  });
  const [first, second] = [await north, await south];
  await first?.commit();
  await second?.commit();
  // Nobody settled the second in the sight of the first: two admissions, and one of them was never judged.
  expect(await outcomes(ticketId)).toEqual(['North first', 'South again']);
  await expect(
    database.db.update(scans).set({ outcome: 'first' }).where(eq(scans.ticketId, ticketId)),
  ).rejects.toThrow();
});

test('one batch uploaded ten times at once counts once', async () => {
  const { ctx, place, ticketId } = await makeDoor();
  const batch = { ...place, deviceId: newId(), sentAt: new Date(), scans: [scanOf(ticketId, 'North', 3)] };
  const answers = await Promise.all(Array.from({ length: 10 }, () => recordScans({ ctx, input: batch })));
  const counts = answers.map((answer) => (answer.ok ? answer.recorded : -1));
  expect(counts.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(await outcomes(ticketId)).toEqual(['North first']);
});

test('control: with ids of the server’s own the same batch twice would count twice', async () => {
  const { ctx, place, ticketId } = await makeDoor();
  const once = () => ({
    ...place,
    deviceId: newId(),
    sentAt: new Date(),
    scans: [scanOf(ticketId, 'North', 3)],
  });
  await Promise.all([recordScans({ ctx, input: once() }), recordScans({ ctx, input: once() })]);
  expect(await outcomes(ticketId)).toHaveLength(2);
});
