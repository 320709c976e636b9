import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Database } from '@/db';
import { log } from '@/lib/log';

const flushAfterMs = 5_000;
/** So many performances are kept when the database is away; further ones are not counted. */
const mostPerformances = 5_000;

type Counts = { views: number; carts: number };
type Counter = {
  counts: Map<string, Counts>;
  /** Carts that have been counted: who adds to his cart is not counted again. */
  seen: LRUCache<string, true>;
  timer?: NodeJS.Timeout;
};

const counters = new WeakMap<Database, Counter>();

function counterOf(db: Database): Counter {
  let counter = counters.get(db);
  if (!counter) {
    counter = { counts: new Map(), seen: new LRUCache({ max: 20_000 }) };
    counters.set(db, counter);
  }
  return counter;
}

function add(db: Database, performanceId: string, what: keyof Counts): void {
  const counter = counterOf(db);
  const known = counter.counts.get(performanceId);
  if (known) known[what]++;
  else if (counter.counts.size < mostPerformances) {
    counter.counts.set(performanceId, { views: 0, carts: 0, [what]: 1 });
  }
  // One statement for whatever comes in the next seconds; a process that ends does not wait for it.
  counter.timer ??= setTimeout(() => void flushInterest(db), flushAfterMs).unref();
}

/** Somebody has opened the page of a performance. Remembered in this process, written within seconds. */
export const countView = (db: Database, performanceId: string): void => add(db, performanceId, 'views');

/** A cart has tickets of a performance; counted once for each cart. Waits for nothing. */
export function countCart(db: Database, performanceId: string, holdId: string): void {
  const { seen } = counterOf(db);
  const cart = `${holdId} ${performanceId}`;
  if (seen.has(cart)) return;
  seen.set(cart, true);
  add(db, performanceId, 'carts');
}

/** Adds what was counted since the last time to interest_counts. What cannot be written is kept for the next time. */
export async function flushInterest(db: Database): Promise<void> {
  const counter = counterOf(db);
  clearTimeout(counter.timer);
  counter.timer = undefined;
  const counts = [...counter.counts].sort(([a], [b]) => (a < b ? -1 : 1));
  counter.counts = new Map();
  if (counts.length === 0) return;
  const column = (pick: (entry: [string, Counts]) => string | number) => sql.param(counts.map(pick));
  try {
    // Sorted, so that two processes that write at once wait in one order.
    await db.execute(sql`
      insert into interest_counts (performance_id, day, views, carts)
      select p.id, (now() at time zone v.time_zone)::date, c.views, c.carts
      from unnest(${column(([id]) => id)}::uuid[], ${column(([, { views }]) => views)}::int[],
        ${column(([, { carts }]) => carts)}::int[]) c (id, views, carts)
      join performances p on p.id = c.id join venues v on v.id = p.venue_id order by p.id
      on conflict (performance_id, day) do update set views = interest_counts.views + excluded.views,
        carts = interest_counts.carts + excluded.carts`);
  } catch (error) {
    log.warn({ error }, 'views and carts could not be counted yet');
    for (const [id, { views, carts }] of counts) {
      const since = counter.counts.get(id) ?? { views: 0, carts: 0 };
      counter.counts.set(id, { views: since.views + views, carts: since.carts + carts });
    }
  }
}
