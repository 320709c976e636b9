type Part = { passId: string | null; passName: string | null; quantity: number; price: number };

export type PassGroup<T extends Part> = {
  passId: string;
  name: string;
  quantity: number;
  /** Of one pass with all its dates, minor units, all-in. */
  price: number;
  first: T;
  /** Its dates. */
  items: T[];
};

/** Puts the dates of each pass together, and what was chosen by itself apart from them. */
export function groupPasses<T extends Part>(items: readonly T[]): { passes: PassGroup<T>[]; single: T[] } {
  const passes = new Map<string, PassGroup<T>>();
  const single: T[] = [];
  for (const item of items) {
    const { passId, passName, quantity, price } = item;
    if (passId === null) {
      single.push(item);
      continue;
    }
    const pass = passes.get(passId);
    if (pass) {
      pass.items.push(item);
      pass.price += price;
    } else {
      passes.set(passId, { passId, name: passName ?? '', quantity, price, first: item, items: [item] });
    }
  }
  return { passes: [...passes.values()], single };
}
