import type { Plan } from '@/lib/inventory/plan-codec';

/** The companion places of a wheelchair place. */
export const companionsOf = (plan: Plan, place: number): number[] =>
  [...plan.companionOf].flatMap(([seat, of]) => (of === place ? [seat] : []));

/** The companion places that a buyer cannot choose, since he has their wheelchair place in none of `had`; none once released. */
export function keptCompanions(
  plan: Plan | null,
  released: boolean,
  had: Iterable<number>[],
): ReadonlySet<number> {
  if (!plan || released) return new Set();
  const places = new Set(had.flatMap((seats) => [...seats]));
  return new Set([...plan.companionOf].flatMap(([seat, of]) => (places.has(of) ? [] : [seat])));
}

/** What kind of place a seat is, in words; nothing for a seat like others. */
export function placeKind(plan: Plan, seat: number): string | false {
  if (plan.accessible[seat] === 1) return 'wheelchair place';
  const of = plan.companionOf.get(seat);
  return of !== undefined && companionWords(plan.labels[of]);
}

export const companionWords = (number: string | undefined): string =>
  number ? `companion place of seat ${number}` : 'companion place';
