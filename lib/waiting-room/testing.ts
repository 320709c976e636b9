import { eq, sql } from 'drizzle-orm';
import { makeGeneralPerformance } from '@/db/factories';
import { waitingRooms } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { arrive } from './arrive';
import { forgetRooms } from './board';
import { comeIn } from './come-in';
import { meterRooms } from './meter-rooms';
import { setUpRoom } from './set-up-room';

/** What tests of waiting rooms do again and again. */
export function roomWorld(database: TestDatabase) {
  const { db } = database;
  const job = database.ctx({ kind: 'job', name: 'test' });
  const visitor = (): Actor => ({ kind: 'visitor', visitorId: newId() });

  const room = async (id: string) => {
    const [row] = await db.select().from(waitingRooms).where(eq(waitingRooms.id, id));
    if (!row) throw new Error('No such room');
    return row;
  };
  const set = (id: string, values: Partial<typeof waitingRooms.$inferInsert>) =>
    db.update(waitingRooms).set(values).where(eq(waitingRooms.id, id));

  type Settings = Partial<Parameters<typeof setUpRoom>[0]['input']>;
  type Where = { organizerId: string; eventId: string; performanceId: string };
  const setUp = (settings: Settings & Where) =>
    setUpRoom({
      ctx: job,
      input: {
        scope: 'date',
        when: 'now',
        demandLimit: 60,
        gatherMinutes: 10,
        target: 300,
        admissionMinutes: 15,
        accountsOnly: false,
        ...settings,
      },
    });

  return {
    visitor,
    room,
    set,
    setUp,
    /** A room for a date with so many places, as its organizer switches it on. */
    async gathering(capacity = 100, settings: Settings = {}) {
      const made = await makeGeneralPerformance(db, { capacity });
      const where = { organizerId: made.event.organizerId, eventId: made.event.id };
      const result = await setUp({ ...where, performanceId: made.performance.id, ...settings });
      if (!result.ok) throw new Error(result.message);
      return { ...made, roomId: result.roomId };
    },
    arrive: (roomId: string, actor: Actor = visitor(), again = false, address = 'unknown') =>
      arrive({ ctx: { actor, db }, input: { roomId, address, again } }),
    async comeIn(roomId: string, actor: Actor) {
      forgetRooms(db);
      return comeIn({ ctx: { actor, db }, input: { roomId } });
    },
    open: (id: string) => set(id, { opensAt: new Date(Date.now() - 1_000) }),
    /** One step of the worker, as if a second had passed since the last. */
    async step() {
      await db.execute(sql`update waiting_rooms set measured_at = measured_at - interval '1 second'`);
      await meterRooms({ ctx: job });
    },
  };
}
