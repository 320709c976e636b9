import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { wallTime } from '@/lib/catalog/venue-time';
import { formatMoment } from '@/lib/clock';
import type { allocationKinds } from './allocations/input';
import { blockedCode, seatCodes } from './allocations/seat-state-view';
import { loadLevels } from './plan-queries';
import type { LevelView } from './plan-view';

export type AllocationView = {
  id: string;
  name: string;
  kind: keyof typeof allocationKinds;
  /** The venue's clock, for the form and in words; null when only a person releases it. */
  releaseAt: { wall: string; text: string } | null;
  over: boolean;
  seats: number;
  places: { priceLevelId: string; name: string; quantity: number }[];
};

export type HouseView = {
  planId: string | null;
  levels: LevelView[];
  stock: { priceLevelId: string; name: string; free: number; blocked: number }[];
  /** Parts of the plan; a part is named by the index of its first seat. */
  sections: { first: number; name: string }[];
  allocations: AllocationView[];
  companions: number;
  /** One character for each seat (seat-state-view.ts). */
  states: string;
  /** Changes with what is free. */
  version: string;
};

type AllocationRow = {
  id: string;
  name: string;
  kind: AllocationView['kind'];
  release_at: string | null;
  over: boolean;
  seats: number;
  places: AllocationView['places'];
};

/** What of a date is free, blocked, held and sold. The caller has found the date among the organizer's own. */
export async function getHouse(
  { db }: Ctx,
  date: { id: string; planId: string | null; timeZone: string },
): Promise<HouseView> {
  const [levels, rows, sections, stock, [companions]] = await Promise.all([
    loadLevels(date.id),
    db.execute<AllocationRow>(sql`
      select a.id, a.name, a.kind, to_char(a.release_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as release_at,
        coalesce(a.release_at <= now(), false) as over,
        (select count(*)::int from claims c where c.allocation_id = a.id) as seats,
        coalesce((select jsonb_agg(jsonb_build_object('priceLevelId', l.id, 'name', l.name, 'quantity', c.quantity) order by l.position)
          from place_claims c join price_levels l on l.id = c.price_level_id where c.allocation_id = a.id), '[]') as places
      from allocations a where a.performance_id = ${date.id} order by a.created_at, a.id`),
    db.execute<{ first: number; name: string }>(sql`
      select min(seat_index) as first, concat_ws(', ', zone, nullif(section, '')) as name
      from seats where plan_id = ${date.planId} group by zone, section order by 1`),
    db.execute<HouseView['stock'][number]>(sql`
      select l.id as "priceLevelId", l.name, greatest(0, k.capacity - k.held - k.sold - k.blocked) as free, k.blocked
      from price_levels l join place_stock k on k.price_level_id = l.id
      where l.performance_id = ${date.id} order by l.position`),
    db.execute<{ count: number }>(sql`
      select count(*)::int as count from seats where plan_id = ${date.planId} and companion_of is not null`),
  ]);
  const allocations = [...rows].map(({ release_at, ...row }) => ({
    ...row,
    releaseAt: release_at && {
      wall: wallTime(release_at, date.timeZone),
      text: formatMoment(release_at, date.timeZone),
    },
  }));
  const ids = allocations.map(({ id }) => id);
  const states = date.planId ? await seatStates(db, date.id, date.planId, ids) : '';
  const version = createHash('sha256')
    .update(states + JSON.stringify(stock))
    .digest('base64url');
  return {
    planId: date.planId,
    levels,
    stock: [...stock],
    sections: [...sections],
    companions: companions?.count ?? 0,
    allocations: allocations.map((one) => ({ ...one, releaseAt: one.releaseAt || null })),
    states,
    version,
  };
}

type Taken = { seat_index: number; state: 'held' | 'sold' | 'blocked'; allocation_id: string | null };

async function seatStates(db: Ctx['db'], performanceId: string, planId: string, allocationIds: string[]) {
  const [[size], taken] = await Promise.all([
    db.execute<{ count: number }>(
      sql`select coalesce(max(seat_index) + 1, 0) as count from seats where plan_id = ${planId}`,
    ),
    db.execute<Taken>(sql`
      select s.seat_index, c.state, c.allocation_id from claims c join seats s on s.id = c.seat_id
      where c.performance_id = ${performanceId} and (c.state <> 'held' or c.expires_at > clock_timestamp())`),
  ]);
  const states = Array<string>(size?.count ?? 0).fill(seatCodes.free);
  for (const { seat_index, state, allocation_id } of taken)
    states[seat_index] =
      state === 'blocked' ? blockedCode(allocationIds.indexOf(allocation_id ?? '')) : seatCodes[state];
  return states.join('');
}
