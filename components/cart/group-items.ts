type Piece = { performanceId: string; quantity: number };

export type PerformanceGroupOf<T extends Piece> = { first: T; items: T[]; pieces: number };

/** Puts what belongs to one performance together, in the order in which the performances first appear. */
export function groupByPerformance<T extends Piece>(items: readonly T[]): PerformanceGroupOf<T>[] {
  const groups = new Map<string, PerformanceGroupOf<T>>();
  for (const item of items) {
    const group = groups.get(item.performanceId);
    if (group) {
      group.items.push(item);
      group.pieces += item.quantity;
    } else {
      groups.set(item.performanceId, { first: item, items: [item], pieces: item.quantity });
    }
  }
  return [...groups.values()];
}

/** How many tickets the items stand for. */
export function countPieces(items: readonly { quantity: number }[]): number {
  return items.reduce((sum, item) => sum + item.quantity, 0);
}
