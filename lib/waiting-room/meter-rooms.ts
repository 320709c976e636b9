import { eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { waitingRooms } from '@/db/schema';
import { mostAdmissionsPerSecond, nextStep, wholePeople } from './pace';
import { graceSeconds, markFinished, measureRoom } from './room-facts';
import { demandAdmission, demandNothing, openIfDue, type Room } from './room-row';

type Tx = Ctx & { db: Transaction };

/** A step is not made again within this time, however many workers there are. */
const leastSeconds = 0.9;
/** After a stop nobody is admitted for the time in which nothing was measured. */
const mostSeconds = 3;

/**
 * One step of every room: opens those whose time has come, switches on what was armed, measures, calls the next, notices that
 * the last ticket is gone, closes what no longer sells. Meant to be called once a second; workers beside each other share
 * the work.
 */
export async function meterRooms({ ctx }: { ctx: Ctx }): Promise<void> {
  const rooms = await ctx.db.execute<{ id: string; state: string }>(
    sql`select id, state from waiting_rooms where state <> 'closed'`,
  );
  // All of them share what the site and Stripe can take.
  const share = Math.max(1, rooms.filter(({ state }) => state === 'open').length);
  for (const { id } of rooms) {
    await withTransaction(ctx, async (tx) => {
      const [room] = await tx.db
        .select()
        .from(waitingRooms)
        .where(sql`${waitingRooms.id} = ${id} and ${waitingRooms.state} <> 'closed'
          and (${waitingRooms.measuredAt} is null
            or ${waitingRooms.measuredAt} < clock_timestamp() - make_interval(secs => ${leastSeconds}))`)
        .for('no key update', { skipLocked: true });
      if (room) await meterRoom(tx, await openIfDue(tx, room), share);
    });
  }
}

async function meterRoom(tx: Tx, room: Room, share: number): Promise<void> {
  await markFinished(tx.db, room);
  const facts = await measureRoom(tx.db, room);
  const { inside, admittedLastMinute, sold, held, free } = facts;
  const seen = { inside, admittedLastMinute, sold, held, free, measuredAt: sql`clock_timestamp()` };
  const write = (change: Partial<typeof waitingRooms.$inferInsert>) =>
    tx.db
      .update(waitingRooms)
      .set({ ...seen, ...change })
      .where(eq(waitingRooms.id, room.id));

  if (!facts.sells) {
    await write({ state: 'closed', closedAt: new Date() });
    await demandNothing(tx, room);
    return;
  }
  if (room.state === 'armed') {
    if (facts.newCarts < (room.demandLimit ?? 1)) return void (await write({}));
    // Whoever comes from now on queues in order of arrival: there is nobody yet to draw places for.
    await write({ state: 'gathering', opensAt: new Date() });
    await demandAdmission(tx, room);
    return;
  }
  // A date that was added to the event since belongs to the room as well.
  if (room.performanceId === null) await demandAdmission(tx, room);
  const isGone = free === 0 && held === 0 && sold > 0;
  if (room.state === 'sold_out') return void (await write(free > 0 ? { state: 'open' } : {}));
  if (room.state !== 'gathering' && isGone) return void (await write({ state: 'sold_out' }));
  if (room.state !== 'open') return void (await write({}));
  await write(callNext(room, facts, share));
}

type Facts = Awaited<ReturnType<typeof measureRoom>>;

/** Whom to call now, as a change of the room. */
function callNext(room: Room, facts: Facts, share: number) {
  const now = Math.floor(facts.now);
  const calledBefore = (seconds: number) =>
    Math.min(room.serving, ...room.calls.filter(([at]) => at >= now - seconds).map(([, serving]) => serving));
  const called = room.serving - calledBefore(graceSeconds);
  const ceiling = Math.min(mostAdmissionsPerSecond / share, (room.perMinute ?? Infinity) / 60);
  const step = nextStep(
    room,
    {
      latencyMs: facts.done > 0 ? facts.tookMs / facts.done : null,
      failed: facts.done > 0 ? facts.failed / facts.done : 0,
      inside: facts.inside,
      underway: Math.max(0, called - facts.admittedLately),
      free: facts.free,
      waiting: room.arrivals - room.serving,
    },
    { target: room.target, ceiling },
    Math.min(mostSeconds, facts.since ?? 1),
  );
  const { people, carried } = wholePeople(room.carried, step.call);
  const serving = Math.min(room.arrivals, room.serving + people);
  // What was served before each step, so that a minute ago can be looked up.
  const calls: [number, number][] = [...room.calls.filter(([at]) => at >= now - 60), [now, room.serving]];
  return { rate: step.rate, carried, serving, calls };
}
