import { createHash, randomBytes } from 'node:crypto';
import { eq, type InferSelectModel, sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { events, performances, waitingRooms } from '@/db/schema';
import { announceEvent } from '@/lib/catalog/own-event';
import { seal, unseal } from '@/lib/secret-box';

type Tx = Ctx & { db: Transaction };
export type Room = InferSelectModel<typeof waitingRooms>;

const sealPurpose = 'seed of a waiting room';

/** A fresh seed for the draw: its hash, which is shown at once, and itself, sealed until the opening. */
export function newSeed(roomId: string): { seedHash: string; sealedSeed: string } {
  const seed = randomBytes(32).toString('hex');
  return { seedHash: hashOfSeed(seed), sealedSeed: seal(seed, sealPurpose, roomId) };
}

/** SHA-256 of the seed's 64 digits, as `printf %s <seed> | sha256sum` says it. */
export const hashOfSeed = (seed: string): string => createHash('sha256').update(seed).digest('hex');

/** The room, locked: arrivals are numbered and the valve is turned behind this lock. */
export async function lockRoom(tx: Transaction, roomId: string): Promise<Room | undefined> {
  const [room] = await tx.select().from(waitingRooms).where(eq(waitingRooms.id, roomId)).for('no key update');
  return room;
}

/**
 * Opens a room whose time has come, by the database's clock: who has arrived so far takes part in the draw, nobody
 * afterwards. The caller has locked it.
 */
export async function openIfDue(tx: Tx, room: Room): Promise<Room> {
  if (room.state !== 'gathering') return room;
  const seed = unseal(room.sealedSeed, sealPurpose, room.id).toString();
  const [opened] = await tx.db
    .update(waitingRooms)
    .set({
      state: 'open',
      gathered: sql`${waitingRooms.arrivals}`,
      seed,
      openedAt: sql`clock_timestamp()`,
    })
    .where(sql`${waitingRooms.id} = ${room.id} and ${waitingRooms.opensAt} <= clock_timestamp()`)
    .returning();
  return opened ?? room;
}

/** Has holds for the room's dates demand its admission, and their pages say so. Dates that have another room keep it. */
export async function demandAdmission(tx: Tx, room: Pick<Room, 'id' | 'eventId' | 'performanceId'>) {
  const changed = await tx.db
    .update(performances)
    .set({ waitingRoomId: room.id })
    .where(
      sql`${performances.waitingRoomId} is null and ${performances.eventId} = ${room.eventId}
        and ${room.performanceId ? sql`${performances.id} = ${room.performanceId}` : sql`true`}`,
    )
    .returning({ id: performances.id });
  if (changed.length > 0) await announceRoom(tx, room.eventId);
}

/** The room's dates sell to everybody again. */
export async function demandNothing(tx: Tx, room: Pick<Room, 'id' | 'eventId'>) {
  await tx.db
    .update(performances)
    .set({ waitingRoomId: null })
    .where(eq(performances.waitingRoomId, room.id));
  await announceRoom(tx, room.eventId);
}

async function announceRoom(tx: Tx, eventId: string) {
  const [event] = await tx.db
    .select({ slug: events.slug, status: events.status })
    .from(events)
    .where(eq(events.id, eventId));
  if (event) await announceEvent(tx, event);
}
