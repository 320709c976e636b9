import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { PlanShape } from '@/db/schema';
import { type Fill, type SeatState, seatStates } from './report-view';

type Input = { performanceId: string; planId: string | null };
type SeatRow = { x: number; y: number; row: number; section: string; state: SeatState };
type Section = Fill['sections'][number];

const drawnWidth = 1_000;

/** How full the house is at this moment: the plan's seats by state as a drawing, and counts by section and standing level. */
export async function readFill({ ctx, input }: { ctx: Pick<Ctx, 'db'>; input: Input }): Promise<Fill> {
  const [seats, [plan], places] = await Promise.all([
    readSeats(ctx, input),
    ctx.db.execute<{ width: number; height: number; shapes: PlanShape[] }>(sql`
      select width, height, shapes from seating_plans where id = ${input.planId}`),
    readPlaces(ctx, input.performanceId),
  ]);
  return {
    plan: plan && seats.length > 0 ? draw(plan, seats) : null,
    sections: [...countBySection(seats), ...places],
  };
}

/** Seats that are for sale, row by row; a hold that has lapsed is free. */
async function readSeats({ db }: Pick<Ctx, 'db'>, { performanceId, planId }: Input): Promise<SeatRow[]> {
  if (!planId) return [];
  const rows = await db.execute<SeatRow>(sql`
    select s.x, s.y, s.row_index as row, concat_ws(', ', s.zone, nullif(s.section, '')) as section,
      case when c.state is null or (c.state = 'held' and c.expires_at <= now()) then 'free' else c.state::text end as state
    from seats s
    join price_level_categories l on l.performance_id = ${performanceId} and l.category = s.category
    left join claims c on c.performance_id = ${performanceId} and c.seat_id = s.id
    where s.plan_id = ${planId}
    order by s.row_index, s.row_position`);
  return [...rows];
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

function countBySection(seats: SeatRow[]): Section[] {
  const sections = new Map<string, Section>();
  for (const { section, state } of seats) {
    const counts = sections.get(section) ?? { name: section, sold: 0, held: 0, blocked: 0, free: 0 };
    counts[state]++;
    sections.set(section, counts);
  }
  return [...sections.values()];
}

function draw(plan: { width: number; height: number; shapes: PlanShape[] }, seats: SeatRow[]): Fill['plan'] {
  const scale = drawnWidth / plan.width;
  const at = (value: number) => Math.round(value * scale);
  const paths = Object.fromEntries(seatStates.map((state) => [state, ''])) as Record<SeatState, string>;
  // A line without length and round ends is a dot: the shortest way to write twenty thousand of them.
  for (const { x, y, state } of seats) paths[state] += `M${at(x)} ${at(y)}h0`;
  return {
    height: at(plan.height),
    dot: Math.max(2, Math.round(pitch(seats) * scale * 8) / 10),
    seats: paths,
    shapes: plan.shapes
      .filter(({ kind }) => kind !== 'label')
      .map(({ kind, text, points }) => ({
        kind,
        text,
        d: `${points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('')}Z`,
        x: at(points.reduce((sum, [x]) => sum + x, 0) / Math.max(1, points.length)),
        y: at(points.reduce((sum, [, y]) => sum + y, 0) / Math.max(1, points.length)),
      })),
  };
}

/** The usual distance from a seat to its neighbour in the row, in the plan's units. */
function pitch(seats: SeatRow[]): number {
  const distances = seats.flatMap((seat, index) => {
    const before = seats[index - 1];
    return before && before.row === seat.row ? [Math.hypot(seat.x - before.x, seat.y - before.y)] : [];
  });
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 4)] || 50;
}
