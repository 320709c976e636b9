import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { PlanShape } from '@/db/schema';
import type { Fill } from './report-view';

const drawnWidth = 1_000;

/** A plan as the reports draw it, its seats by their index. */
type Drawing = Omit<NonNullable<Fill['plan']>, 'seats'> & {
  dots: string[];
  categories: string[];
  sections: string[];
};

type Seat = { x: number; y: number; row: number; section: string; category: string };
type Plan = { width: number; height: number; shapes: PlanShape[] };

// A plan never changes, and reading twenty thousand seats takes longer than the rest of a report.
const kept = new Map<string, Drawing>();
const keptAtMost = 16;

/** The drawing of a plan, scaled to a width of 1000; null when there is no such plan or it has no seats. */
export async function readPlanDrawing({ db }: Pick<Ctx, 'db'>, planId: string): Promise<Drawing | null> {
  const known = kept.get(planId);
  if (known) return known;
  const [[plan], seats] = await Promise.all([
    db.execute<Plan>(sql`select width, height, shapes from seating_plans where id = ${planId}`),
    db.execute<Seat>(sql`
      select x, y, row_index as row, concat_ws(', ', zone, nullif(section, '')) as section, category
      from seats where plan_id = ${planId} order by seat_index`),
  ]);
  if (!plan || seats.length === 0) return null;
  const drawing = draw(plan, [...seats]);
  kept.set(planId, drawing);
  if (kept.size > keptAtMost) kept.delete(kept.keys().next().value ?? '');
  return drawing;
}

function draw(plan: Plan, seats: Seat[]): Drawing {
  const scale = drawnWidth / plan.width;
  const at = (value: number) => Math.round(value * scale);
  return {
    height: at(plan.height),
    dot: Math.max(2, Math.round(pitch(seats) * scale * 8) / 10),
    // A line without length and round ends is a dot: the shortest way to write twenty thousand of them.
    dots: seats.map(({ x, y }) => `M${at(x)} ${at(y)}h0`),
    categories: seats.map(({ category }) => category),
    sections: seats.map(({ section }) => section),
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
function pitch(seats: Seat[]): number {
  const distances = seats.flatMap((seat, index) => {
    const before = seats[index - 1];
    return before && before.row === seat.row ? [Math.hypot(seat.x - before.x, seat.y - before.y)] : [];
  });
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 4)] || 50;
}
