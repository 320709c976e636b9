import { sql } from 'drizzle-orm';
import { vi } from 'vitest';
import { type Ctx, type Database, type Transaction, withTransaction } from '.';

/*
 * For tests: meetings that happen every time. A race that waits for luck passes on a quiet machine and proves nothing on
 * a busy one; here each side stops at the place where it hurts until the other has come.
 */

type Tx = Ctx & { db: Transaction };

/** A place where everybody waits until `count` have come. */
export function meeting(count: number): () => Promise<void> {
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return () => {
    come++;
    if (come >= count) open();
    return all;
  };
}

/** Does `work` in a transaction that stays open, with its locks, until `commit`, which returns what the work returned. */
export async function openTransaction<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begun: (result: T) => void;
  const result = new Promise<T>((resolve) => {
    begun = resolve;
  });
  const whole = withTransaction(ctx, async (tx) => {
    const done = await work(tx);
    begun(done);
    await ended;
    return done;
  });
  // A connection that is lost while it stays open is the caller's to see, in `commit`.
  whole.catch(() => {});
  await Promise.race([result, whole]);
  return {
    commit: () => {
      end();
      return whole;
    },
  };
}

/** Does `work` in a transaction that waits for locks as long as it takes, not the two seconds of a buyer. */
export function patiently<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`set local lock_timeout = '50s'`);
    return work(tx);
  });
}

/** Comes back when `count` connections of this database wait for a lock. */
export async function untilBlocked(db: Database, count = 1): Promise<void> {
  await vi.waitFor(
    async () => {
      const waiting = await db.execute(sql`
        select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if (waiting.length < count) throw new Error(`${waiting.length} of ${count} wait`);
    },
    { timeout: 40_000, interval: 10 },
  );
}
