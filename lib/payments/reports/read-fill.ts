import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { readPlanDrawing } from './plan-drawing';
import { type Fill, type SeatState, seatStates } from './report-view';

type Input = { performanceId: string; planId: string | null };
type Section = Fill['sections'][number];

/** How full the house is at this moment: the plan's seats by state as a drawing, and counts by section and standing level. */
export async function readFill({
  ctx,
  input: { performanceId, planId },
}: {
  ctx: Pick<Ctx, 'db'>;
  input: Input;
}): Promise<Fill> {
  const [drawing, taken, forSale, places] = await Promise.all([
    planId ? readPlanDrawing(ctx, planId) : null,
    readTaken(ctx, performanceId),
    ctx.db.execute<{ category: string }>(sql`
      select category from price_level_categories where performance_id = ${performanceId}`),
    readPlaces(ctx, performanceId),
  ]);
  if (!drawing) return { plan: null, sections: places };
  const { dots, categories, sections, ...plan } = drawing;
  const sold = new Set(forSale.map(({ category }) => category));
  const seats = Object.fromEntries(seatStates.map((state) => [state, ''])) as Record<SeatState, string>;
  const counts = new Map<string, Section>();
  for (const [at, dot] of dots.entries()) {
    const name = sections[at] ?? '';
    if (!sold.has(categories[at] ?? '')) continue;
    const state = taken[at] ?? 'free';
    const section = counts.get(name) ?? { name, sold: 0, held: 0, blocked: 0, free: 0 };
    section[state]++;
    counts.set(name, section);
    seats[state] += dot;
  }
  return { plan: counts.size > 0 ? { ...plan, seats } : null, sections: [...counts.values(), ...places] };
}

/** The states of seats that are not free, by seat index; a hold that has lapsed is free. */
async function readTaken({ db }: Pick<Ctx, 'db'>, performanceId: string): Promise<SeatState[]> {
  const rows = await db.execute<{ state: SeatState; indexes: string }>(sql`
    select c.state::text as state, string_agg(s.seat_index::text, ',') as indexes
    from claims c join seats s on s.id = c.seat_id
    where c.performance_id = ${performanceId} and (c.state <> 'held' or c.expires_at > now()) group by 1`);
  const states: SeatState[] = [];
  for (const { state, indexes } of rows) {
    for (const index of indexes.split(',')) states[Number(index)] = state;
  }
  return states;
}

async function readPlaces({ db }: Pick<Ctx, 'db'>, performanceId: string): Promise<Section[]> {
  const rows = await db.execute<Section>(sql`
    select l.name, s.sold, s.blocked, coalesce(h.held, 0)::int as held,
      (s.capacity - s.sold - s.blocked - coalesce(h.held, 0))::int as free
    from price_levels l
    join place_stock s on s.price_level_id = l.id
    left join lateral (
      select sum(quantity) as held from place_claims c
      where c.price_level_id = l.id and c.state = 'held' and c.expires_at > now()) h on true
    where l.performance_id = ${performanceId} order by l.position`);
  return [...rows];
}
