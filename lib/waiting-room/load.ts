import { sql } from 'drizzle-orm';
import { type Ctx, type Database, isTransaction } from '@/db';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';

type Counter = { id: string; done: number; failed: number; tookMs: number; timer?: NodeJS.Timeout };

const flushAfterMs = 1_500;
// Actions may be bundled apart; a process has one row.
const shared = globalThis as { tesseraLoad?: WeakMap<Database, Counter> };

function counterOf(db: Database): Counter {
  shared.tesseraLoad ??= new WeakMap();
  let counter = shared.tesseraLoad.get(db);
  if (!counter) {
    counter = { id: newId(), done: 0, failed: 0, tookMs: 0 };
    shared.tesseraLoad.set(db, counter);
  }
  return counter;
}

/** Codes by which a verb says that the site could not, as against: the seat is gone, the code is wrong. */
const ourFault = new Set(['BUSY', 'FAILED', 'UNAVAILABLE', 'PAYMENT_UNAVAILABLE']);

/** Does a hold or a checkout, and notes how long it took and whether we failed: by that the valves of waiting rooms turn. */
export async function measured<T extends { ok: boolean }>(db: Ctx['db'], work: () => Promise<T>): Promise<T> {
  if (isTransaction(db)) return work();
  const began = performance.now();
  try {
    const result = await work();
    const code = !result.ok && 'code' in result ? String(result.code) : '';
    // Who has not been admitted costs nothing and says nothing about the load.
    if (code !== 'WAITING_ROOM') note(db, performance.now() - began, ourFault.has(code));
    return result;
  } catch (error) {
    note(db, performance.now() - began, true);
    throw error;
  }
}

function note(db: Database, tookMs: number, failed: boolean): void {
  const counter = counterOf(db);
  counter.done++;
  counter.tookMs += tookMs;
  if (failed) counter.failed++;
  counter.timer ??= setTimeout(() => void flushLoad(db), flushAfterMs).unref();
}

/** Writes what this process measured since the last time, when some room is on. What cannot be written is lost. */
export async function flushLoad(db: Database): Promise<void> {
  const counter = counterOf(db);
  clearTimeout(counter.timer);
  counter.timer = undefined;
  const { id, done, failed, tookMs } = counter;
  Object.assign(counter, { done: 0, failed: 0, tookMs: 0 });
  if (done === 0) return;
  try {
    await db.execute(sql`
      insert into waiting_room_load (id, at, done, failed, took_ms)
      select ${id}::uuid, clock_timestamp(), ${done}::int, ${failed}::int, ${Math.round(tookMs)}::int
      where exists (select 1 from waiting_rooms where state in ('gathering', 'open', 'paused'))
      on conflict (id) do update set at = excluded.at, done = excluded.done, failed = excluded.failed,
        took_ms = excluded.took_ms`);
  } catch (error) {
    log.warn({ error }, 'the load could not be noted');
  }
}
