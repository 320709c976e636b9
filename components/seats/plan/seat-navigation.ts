import type { Plan } from '@/lib/inventory/plan-codec';

export type Direction = 'left' | 'right' | 'up' | 'down';

const vectors: Record<Direction, [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** How far sideways a step may lead, as a share of the way forward: rows that bend still answer to one arrow. */
const bend = 0.75;

type Way = { forward: number; sideways: number };

function wayTo(plan: Plan, from: number, to: number, direction: Direction): Way {
  const [ux, uy] = vectors[direction];
  const dx = (plan.x[to] ?? 0) - (plan.x[from] ?? 0);
  const dy = (plan.y[to] ?? 0) - (plan.y[from] ?? 0);
  return { forward: dx * ux + dy * uy, sideways: Math.abs(dx * uy) + Math.abs(dy * ux) };
}

const rowOf = (plan: Plan, seat: number) => plan.rows[plan.row[seat] ?? -1]?.seats ?? [];

/** The neighbour within the row that lies in this direction, over an aisle if need be. */
function besideInRow(plan: Plan, from: number, direction: Direction): number {
  const row = rowOf(plan, from);
  const place = row.indexOf(from);
  for (const next of [row[place - 1], row[place + 1]]) {
    if (next === undefined) continue;
    const { forward, sideways } = wayTo(plan, from, next, direction);
    if (forward > 0 && sideways <= forward) return next;
  }
  return -1;
}

/**
 * The seat one arrow key away: along the row when the row runs that way, else the nearest seat ahead in another
 * row. Returns `from` at the edge of the plan.
 */
export function seatTowards(plan: Plan, from: number, direction: Direction): number {
  const beside = besideInRow(plan, from, direction);
  if (beside >= 0) return beside;
  let best = from;
  let bestCost = Infinity;
  for (let seat = 0; seat < plan.count; seat++) {
    if (plan.row[seat] === plan.row[from]) continue;
    const { forward, sideways } = wayTo(plan, from, seat, direction);
    if (forward <= 0 || sideways > forward * bend) continue;
    const cost = forward + sideways * 2;
    if (cost < bestCost) [best, bestCost] = [seat, cost];
  }
  return best;
}

/** The first or last seat of the row, as one reads it on the map. */
export function rowEnd(plan: Plan, from: number, end: 'first' | 'last'): number {
  const row = rowOf(plan, from);
  const [one, other] = [row[0] ?? from, row.at(-1) ?? from];
  const dx = (plan.x[other] ?? 0) - (plan.x[one] ?? 0);
  const dy = (plan.y[other] ?? 0) - (plan.y[one] ?? 0);
  const forwards = Math.abs(dx) >= Math.abs(dy) ? dx >= 0 : dy >= 0;
  return forwards === (end === 'first') ? one : other;
}

/** Where the keyboard starts: the free seat nearest to the middle of the front, else any seat. */
export function firstSeat(plan: Plan, free: (seat: number) => boolean, middle: number): number {
  let best = -1;
  let bestCost = Infinity;
  for (let seat = 0; seat < plan.count; seat++) {
    if (!free(seat)) continue;
    const cost = (plan.y[seat] ?? 0) * 2 + Math.abs((plan.x[seat] ?? 0) - middle);
    if (cost < bestCost) [best, bestCost] = [seat, cost];
  }
  return best >= 0 || plan.count === 0 ? best : 0;
}
