import { and, eq } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { waitingRooms } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import type { Command } from './input';
import { demandNothing, type Room } from './room-row';

type Own = { organizerId: string; eventId: string; roomId: string };
type Change = Partial<typeof waitingRooms.$inferInsert>;

const noSuchRoom = () => fail('NOT_FOUND', 'This waiting room is not there, or no longer open to you.');

/** Stripe's limit and the site's measured load still hold: faster never means faster than they allow. */
const step = 1.25;

function changeOf(room: Room, command: Command): Change | null {
  switch (command) {
    case 'pause':
      return room.state === 'open' ? { state: 'paused' } : null;
    case 'resume':
      return room.state === 'paused' ? { state: 'open' } : null;
    case 'faster':
      return { target: Math.min(100_000, Math.ceil(room.target * step)), perMinute: scaled(room, step) };
    case 'slower':
      return { target: Math.max(1, Math.floor(room.target / step)), perMinute: scaled(room, 1 / step) };
    case 'open':
      return room.state === 'gathering' ? { opensAt: new Date() } : null;
    case 'close':
      return { state: 'closed', closedAt: new Date() };
  }
}

/** The limit a minute, from the rate of this moment on when there was none. */
const scaled = (room: Room, factor: number) =>
  Math.min(100_000, Math.max(1, Math.round((room.perMinute ?? room.rate * 60) * factor)));

/** Pauses, resumes, speeds up, slows down, opens at once or closes one of the organizer's rooms. */
export async function steerRoom({ ctx, input }: { ctx: Ctx; input: Own & { command: Command } }) {
  return changeRoom(ctx, input, `waiting_room.${input.command}`, async (tx, room) => {
    const change = changeOf(room, input.command);
    if (!change) return null;
    if (input.command === 'close') await demandNothing(tx, room);
    return change;
  });
}

/** Shows a message to everybody who waits; null takes it away. */
export async function sendRoomMessage({ ctx, input }: { ctx: Ctx; input: Own & { message: string | null } }) {
  return changeRoom(ctx, input, 'waiting_room.message', async () => ({ message: input.message }));
}

async function changeRoom(
  ctx: Ctx,
  { organizerId, eventId, roomId }: Own,
  action: string,
  decide: (tx: Ctx & { db: Transaction }, room: Room) => Promise<Change | null>,
) {
  return withTransaction(ctx, async (tx) => {
    const own = and(
      eq(waitingRooms.id, roomId),
      eq(waitingRooms.eventId, eventId),
      eq(waitingRooms.organizerId, organizerId),
    );
    const [room] = await tx.db.select().from(waitingRooms).where(own).for('no key update');
    if (!room || room.state === 'closed') return noSuchRoom();
    const change = await decide(tx, room);
    if (!change) return fail('NOT_NOW', 'This cannot be done right now. Look at what the room is doing.');
    await tx.db.update(waitingRooms).set(change).where(own);
    const before = Object.fromEntries(Object.keys(change).map((key) => [key, room[key as keyof Room]]));
    await recordChange(tx, {
      organizerId,
      action,
      subjectType: 'event',
      subjectId: eventId,
      before: { ...before, roomId: null },
      after: { ...change, roomId },
    });
    return { ok: true as const };
  });
}
