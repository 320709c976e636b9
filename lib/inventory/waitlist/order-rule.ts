type Waiting = { id: string; quantity: number; takesFewer: boolean };

type Next = { entryId: string; quantity: number };

/**
 * Who is offered what, of `free` places, in the order of joining (`line` is sorted by it). Everybody is asked in turn: who
 * gets what he wishes, or takes fewer and the level's `minimum` is met, has the offer. For whom there is not enough stays
 * where he is, and what he could not use goes to the next behind him; so nobody is passed over for a place he could
 * have had. Together never more than `free`; at most `most` offers.
 */
export function nextOffers(
  line: readonly Waiting[],
  { free, minimum, most = Number.POSITIVE_INFINITY }: { free: number; minimum: number; most?: number },
): Next[] {
  const offers: Next[] = [];
  let left = free;
  for (const { id, quantity, takesFewer } of line) {
    if (left <= 0 || offers.length >= most) break;
    const given = Math.min(quantity, left);
    if (given < quantity && (!takesFewer || given < minimum)) continue;
    offers.push({ entryId: id, quantity: given });
    left -= given;
  }
  return offers;
}
