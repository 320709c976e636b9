import { sql } from 'drizzle-orm';
import type { Database } from '@/db';
import { log } from '@/lib/log';
import type { RoomAnswer } from './room-view';

/** What a process knows of a room, at most a second old. `text` is what a poll is answered with. */
export type Posted = {
  answer: RoomAnswer;
  text: string;
  target: number;
  performanceId: string | null;
};

type Board = { readAt: number; rooms: Map<string, Posted>; reading: Promise<void> | null };

const freshFor = 1_000;
/** Longer than this without the database, and polls are told that it does not answer. */
const worthless = 30_000;

// Routes and pages may be bundled apart; they share one board.
const shared = globalThis as { tesseraWaitingRooms?: WeakMap<Database, Board> };

function boardOf(db: Database): Board {
  shared.tesseraWaitingRooms ??= new WeakMap();
  let board = shared.tesseraWaitingRooms.get(db);
  if (!board) {
    board = { readAt: Number.NEGATIVE_INFINITY, rooms: new Map(), reading: null };
    shared.tesseraWaitingRooms.set(db, board);
  }
  return board;
}

/**
 * A room as this process knows it; null when there is none. Reads the database once a second for all rooms and all who ask,
 * and nobody but the first waits for that.
 */
export async function postedRoom(db: Database, roomId: string): Promise<Posted | null> {
  const board = boardOf(db);
  const age = performance.now() - board.readAt;
  if (age > freshFor) {
    board.reading ??= read(db, board).finally(() => {
      board.reading = null;
    });
    if (age > worthless) await board.reading;
    else board.reading.catch((error) => log.warn({ error }, 'waiting rooms could not be read'));
  }
  return board.rooms.get(roomId) ?? null;
}

/** Has the next question read anew: whoever changed a room sees it at once. */
export function forgetRooms(db: Database): void {
  boardOf(db).readAt = Number.NEGATIVE_INFINITY;
}

type Row = Omit<RoomAnswer, 'draw'> & {
  id: string;
  seed: string | null;
  gathered: number | null;
  target: number;
  performanceId: string | null;
};

async function read(db: Database, board: Board): Promise<void> {
  const rows = await db.execute<Row>(sql`
    select r.id, r.state, to_char(r.opens_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "opensAt",
      r.serving, r.arrivals, r.seed, r.gathered, r.seed_hash as "seedHash", r.free as left, r.message,
      r.accounts_only as "accountsOnly", r.target, r.performance_id as "performanceId",
      r.serving - coalesce((select min((c->>1)::int) from jsonb_array_elements(r.calls) c
        where (c->>0)::bigint >= extract(epoch from now()) - 60), r.serving) as "perMinute"
    from waiting_rooms r where r.state <> 'closed' or r.closed_at > now() - interval '1 day'`);
  board.rooms = new Map(
    rows.map(({ id, seed, gathered, target, performanceId, ...rest }) => {
      const draw = seed !== null && gathered !== null ? { seed, gathered } : null;
      const answer: RoomAnswer = { ...rest, draw };
      return [id, { answer, text: JSON.stringify(answer), target, performanceId }];
    }),
  );
  board.readAt = performance.now();
}
