import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Ctx } from '@/db';
import { companionsReleased } from './kept-sql';

export type OnSale = 'before' | 'open' | 'ended' | 'cancelled';

export type Snapshot = {
  /** Fingerprint of the content: two processes that see the same claims name it alike. */
  version: string;
  /** Bit `seatIndex` (least significant bit first) is set when the seat is not free. */
  taken: Uint8Array;
  levels: Record<string, { left: number }>;
  onSale: OnSale;
};

type Entry = { loadedAt: number; latest: Promise<Snapshot | null>; past: Map<string, Snapshot> };

/** Milliseconds that an answer may be old; the load of a thousand watchers is that of two a second. */
const freshFor = 500;
/** Snapshots kept to answer "what changed since"; at one every half second, about ten seconds of polling. */
const pastKept = 20;

const entries = new LRUCache<string, Entry>({ max: 500 });

/**
 * What is free in a performance, at most half a second old, or null when there is no such performance. `since` finds
 * the snapshot that the caller has, for a difference, when this process still remembers it.
 */
export async function availability(
  db: Ctx['db'],
  performanceId: string,
  since?: string,
): Promise<{ now: Snapshot; before: Snapshot | null } | null> {
  let entry = entries.get(performanceId);
  if (!entry || performance.now() - entry.loadedAt > freshFor) {
    const past = entry?.past ?? new Map<string, Snapshot>();
    entry = { loadedAt: performance.now(), latest: load(db, performanceId), past };
    entries.set(performanceId, entry);
    // A failed load must not be remembered; its caller sees the error.
    entry.latest.catch(() => entries.delete(performanceId));
  }
  const now = await entry.latest;
  if (!now) {
    entries.delete(performanceId);
    return null;
  }
  remember(entry.past, now);
  return { now, before: (since !== undefined && entry.past.get(since)) || null };
}

function remember(past: Map<string, Snapshot>, snapshot: Snapshot) {
  past.set(snapshot.version, snapshot);
  const oldest = past.keys().next().value;
  if (past.size > pastKept && oldest !== undefined) past.delete(oldest);
}

type Head = { plan_seats: number; on_sale: OnSale; levels: { id: string; left: number }[] | null };

async function load(db: Ctx['db'], performanceId: string): Promise<Snapshot | null> {
  const [[head], rows] = await Promise.all([
    db.execute<Head>(sql`
      select
        coalesce((select max(seat_index) + 1 from seats s where s.plan_id = p.plan_id), 0) as plan_seats,
        case when p.status <> 'scheduled' or e.status = 'cancelled' then 'cancelled'
             when p.on_sale_at > clock_timestamp() then 'before'
             when p.off_sale_at <= clock_timestamp() then 'ended' else 'open' end as on_sale,
        (select jsonb_agg(jsonb_build_object('id', l.id, 'left', case
            when l.kind = 'general' and l.waitlisted then 0
            when l.kind = 'general' then (
              select k.capacity - k.sold - k.blocked - k.held + coalesce((
                select sum(c.quantity) from place_claims c
                where c.price_level_id = l.id and c.state = 'held' and c.expires_at <= clock_timestamp()), 0)
              from place_stock k where k.price_level_id = l.id)
            else (
              select count(*) from price_level_categories m
              join seats s on s.plan_id = p.plan_id and s.category = m.category
              left join claims c on c.performance_id = p.id and c.seat_id = s.id
                and (c.state <> 'held' or c.expires_at > clock_timestamp())
              where m.price_level_id = l.id and c.seat_id is null
                and (s.accessible or (case when s.companion_of is null then not l.waitlisted else ${companionsReleased} end))) end) order by l.position)
         from price_levels l where l.performance_id = p.id) as levels
      from performances p join events e on e.id = p.event_id
      where p.id = ${performanceId} and e.status <> 'draft'`),
    db.execute<{ seats: number[] | null }>(sql`
      select array_agg(s.seat_index) as seats from claims c join seats s on s.id = c.seat_id
      where c.performance_id = ${performanceId} and (c.state <> 'held' or c.expires_at > clock_timestamp())
      union all
      select array_agg(s.seat_index) from price_levels l
      join performances p on p.id = l.performance_id
      join price_level_categories m on m.price_level_id = l.id
      join seats s on s.plan_id = p.plan_id and s.category = m.category and not s.accessible
        and s.companion_of is null
      where l.performance_id = ${performanceId} and l.waitlisted`),
  ]);
  if (!head) return null;
  const taken = new Uint8Array(Math.ceil(head.plan_seats / 8));
  // Free seats for which somebody waits are not to be had either.
  for (const seat of [...rows].flatMap(({ seats }) => seats ?? []))
    taken[seat >> 3] = (taken[seat >> 3] ?? 0) | (1 << (seat & 7));
  const levels = Object.fromEntries(
    (head.levels ?? []).map(({ id, left }) => [id, { left: Math.max(0, left) }]),
  );
  const version = createHash('sha256')
    .update(taken)
    .update(JSON.stringify([levels, head.on_sale]))
    .digest('base64url')
    .slice(0, 12);
  return { version, taken, levels, onSale: head.on_sale };
}
