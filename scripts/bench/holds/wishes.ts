/** Indexes of the two seats that somebody wants, in the order in which he named them. */
export type Wish = [number, number];

function shuffled(values: number[]): number[] {
  const deck = [...values];
  for (let at = deck.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [deck[at], deck[other]] = [deck[other] as number, deck[at] as number];
  }
  return deck;
}

/**
 * What the crowd wants: most pick two seats anywhere in the house that nobody has named yet; a share wants the same
 * few in the front, in any order, and mostly finds them taken. Null when the house has been dealt.
 */
export function createWishes(options: { seats: number; contested: number; contestedShare: number }) {
  const { seats, contested, contestedShare } = options;
  const deck = shuffled(Array.from({ length: seats - contested }, (_, at) => contested + at));

  return function next(): Wish | null {
    if (Math.random() < contestedShare) {
      const first = Math.floor(Math.random() * contested);
      return [first, (first + 1 + Math.floor(Math.random() * (contested - 1))) % contested];
    }
    const [first, second] = [deck.pop(), deck.pop()];
    return first === undefined || second === undefined ? null : [first, second];
  };
}
