import type { Plan } from '@/lib/inventory/plan-codec';

/**
 * Free seats that this choice would leave alone between taken ones, and that were not alone before. Only a hint:
 * nobody is kept from choosing so.
 */
export function strandedSeats(
  plan: Plan,
  chosen: ReadonlySet<number>,
  free: (seat: number) => boolean,
): number[] {
  const stranded = new Set<number>();
  for (const seat of chosen) {
    const row = plan.rows[plan.row[seat] ?? -1]?.seats ?? [];
    const place = row.indexOf(seat);
    for (const neighbour of [row[place - 1], row[place + 1]]) {
      if (neighbour === undefined || !adjacent(plan, seat, neighbour)) continue;
      if (!free(neighbour) || chosen.has(neighbour)) continue;
      if (!hasCompany(plan, row, neighbour, (other) => free(other) && !chosen.has(other))) {
        if (hasCompany(plan, row, neighbour, free)) stranded.add(neighbour);
      }
    }
  }
  return [...stranded].sort((a, b) => a - b);
}

/** Neighbouring places differ by one; an aisle leaves a gap. */
const adjacent = (plan: Plan, one: number, other: number) =>
  Math.abs((plan.position[one] ?? 0) - (plan.position[other] ?? 0)) === 1;

function hasCompany(plan: Plan, row: number[], seat: number, free: (seat: number) => boolean): boolean {
  const place = row.indexOf(seat);
  return [row[place - 1], row[place + 1]].some(
    (other) => other !== undefined && adjacent(plan, seat, other) && free(other),
  );
}
