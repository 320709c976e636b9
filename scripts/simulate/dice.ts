export type Dice = (below: number) => number;

/** Whole numbers from 0 to `below`, the same for the same seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of the keys, as often as its weight says. */
export function draw<K extends string>(roll: Dice, weights: Record<K, number>): K {
  const entries = Object.entries(weights) as [K, number][];
  let left = roll(entries.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [key, weight] of entries) {
    if (left < weight) return key;
    left -= weight;
  }
  throw new Error('Nothing to draw from');
}
