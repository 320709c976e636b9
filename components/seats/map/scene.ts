import type { Plan } from '@/lib/inventory/plan-codec';
import type { LevelView } from '@/lib/inventory/plan-view';
import { createHitGrid, type HitGrid } from '../plan/hit-grid';
import type { Box } from '../plan/viewport';

/** No level of this performance covers the seat. */
export const notForSale = 255;

/** What of the map does not change while it is open. */
export type Scene = {
  plan: Plan;
  levels: LevelView[];
  /** Place of each seat's level, or notForSale. */
  levelOf: Uint8Array;
  grid: HitGrid;
  /** Usual distance of two neighbours, plan units. */
  pitch: number;
  /** Everything drawn. */
  bounds: Box;
  /** Where the names of parts of zones stand, and how wide and high the parts are. */
  sectionNames: { text: string; x: number; y: number; width: number; height: number }[];
};

/** What changes: whose seats are whose. The map reads it at every frame. */
export type Marks = {
  /** 1: somebody has it, or it is not sold. */
  taken: Uint8Array;
  chosen: ReadonlySet<number>;
  /** In the buyer's own cart. */
  mine: ReadonlySet<number>;
  /** Places of levels that the filter leaves out. */
  dimmed: ReadonlySet<number>;
  /** Companion places whose wheelchair place the buyer does not have. */
  kept: ReadonlySet<number>;
  /** When a seat went (performance.now()), while it fades. */
  fading: Map<number, number>;
};

export function createScene(plan: Plan, levels: LevelView[]): Scene {
  const byCategory = new Map<string, number>();
  levels.forEach((level, place) => {
    for (const category of level.categories) byCategory.set(category, place);
  });
  const levelByCategory = plan.categories.map((name) => byCategory.get(name) ?? notForSale);
  const pitch = usualPitch(plan);
  const grid = createHitGrid(plan, pitch * 2);
  return {
    plan,
    levels,
    levelOf: plan.category.map((category) => levelByCategory[category] ?? notForSale),
    grid,
    pitch,
    bounds: boundsOf(plan, grid.bounds, pitch),
    sectionNames: sectionNamesOf(plan),
  };
}

function usualPitch(plan: Plan): number {
  const distances: number[] = [];
  for (let seat = 1; seat < plan.count; seat++) {
    if (plan.row[seat] !== plan.row[seat - 1]) continue;
    const dx = (plan.x[seat] ?? 0) - (plan.x[seat - 1] ?? 0);
    const dy = (plan.y[seat] ?? 0) - (plan.y[seat - 1] ?? 0);
    distances.push(Math.hypot(dx, dy));
  }
  distances.sort((a, b) => a - b);
  return Math.max(distances[distances.length >> 1] ?? 50, 1);
}

function boundsOf(plan: Plan, seats: Box, pitch: number): Box {
  const points = plan.shapes.flatMap((shape) => shape.points);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  if (plan.count > 0) {
    xs.push(seats.left - pitch, seats.right + pitch);
    ys.push(seats.top - pitch, seats.bottom + pitch);
  }
  if (xs.length === 0) return { left: 0, top: 0, right: plan.width, bottom: plan.height };
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function sectionNamesOf(plan: Plan): Scene['sectionNames'] {
  return plan.sections.flatMap(({ name, rows }) => {
    const seats = rows.flatMap((row) => plan.rows[row]?.seats ?? []);
    if (!name || seats.length === 0) return [];
    const xs = seats.map((seat) => plan.x[seat] ?? 0);
    const ys = seats.map((seat) => plan.y[seat] ?? 0);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    return [
      { text: name, x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top },
    ];
  });
}
