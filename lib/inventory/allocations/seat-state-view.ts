/** How a house travels to the browser: one character a seat. A blocked one says in which allocation of the list. */
export const seatCodes = { free: '.', held: '-', sold: '+' } as const;

/** The code of `@`, below those of all allocations: blocked without one. */
const blockedFrom = 64;

/** The character of a seat that is blocked in the allocation at this place; -1 for none. */
export const blockedCode = (place: number): string => String.fromCharCode(blockedFrom + 1 + place);

/** The place of the allocation in which a seat is blocked, -1 when in none; null when it is not blocked. */
export function blockedIn(code: string | undefined): number | null {
  const number = code?.charCodeAt(0) ?? 0;
  return number >= blockedFrom ? number - blockedFrom - 1 : null;
}
