import type { Transaction } from '@/db';
import { placeStock, priceLevelCategories, priceLevels } from '@/db/schema';
import { newId } from '@/lib/ids';
import { splitPrice } from './pricing';

export type LevelDraft = {
  name: string;
  /** All-in, minor units. */
  price: number;
  description?: string;
  /** Plan categories of a reserved level. */
  categories?: string[];
  /** Places of a general-admission level. */
  capacity?: number;
  areaKey?: string;
  maxPerOrder?: number;
};

type Levels = {
  levels: (typeof priceLevels.$inferInsert)[];
  categories: (typeof priceLevelCategories.$inferInsert)[];
  stock: (typeof placeStock.$inferInsert)[];
};

/** Collects the price levels of many performances, to store them in few statements. */
export function createLevels() {
  const rows: Levels = { levels: [], categories: [], stock: [] };
  return {
    /** Adds a performance's levels, dearest first; returns their ids. */
    add: (performanceId: string, drafts: readonly LevelDraft[]): string[] =>
      drafts.map((draft, position) => {
        const id = newId();
        const kind = draft.categories ? ('reserved' as const) : ('general' as const);
        const { name, description = null, areaKey = null, maxPerOrder = null } = draft;
        rows.levels.push({
          id,
          performanceId,
          name,
          description,
          kind,
          position,
          areaKey,
          maxPerOrder,
          ...splitPrice(draft.price),
        });
        for (const category of draft.categories ?? [])
          rows.categories.push({ performanceId, category, priceLevelId: id });
        if (kind === 'general') rows.stock.push({ priceLevelId: id, capacity: draft.capacity ?? 0 });
        return id;
      }),
    store: (db: Transaction) => store(db, rows),
  };
}

const chunk = 3_000;

async function store(db: Transaction, { levels, categories, stock }: Levels) {
  for (let from = 0; from < levels.length; from += chunk)
    await db.insert(priceLevels).values(levels.slice(from, from + chunk));
  for (let from = 0; from < categories.length; from += chunk) {
    await db.insert(priceLevelCategories).values(categories.slice(from, from + chunk));
  }
  for (let from = 0; from < stock.length; from += chunk)
    await db.insert(placeStock).values(stock.slice(from, from + chunk));
}
