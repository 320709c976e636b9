import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { placeStock, priceLevelCategories, priceLevels } from '@/db/schema';
import { newId } from '@/lib/ids';
import { refreshPriceRange } from './price-range';

/**
 * Gives performances the price levels of another: prices, categories, capacities, limits. Windows of a level's own are
 * not taken over, since they were meant for another date. The caller has seen to it that all of them are one organizer's.
 */
export async function copyLevels(tx: Transaction, from: string, to: readonly string[]): Promise<void> {
  const levels = await tx
    .select()
    .from(priceLevels)
    .where(eq(priceLevels.performanceId, from))
    .orderBy(asc(priceLevels.position));
  const covered = await tx
    .select()
    .from(priceLevelCategories)
    .where(eq(priceLevelCategories.performanceId, from));
  const stock = await tx
    .select({ priceLevelId: placeStock.priceLevelId, capacity: placeStock.capacity })
    .from(placeStock)
    .innerJoin(priceLevels, eq(priceLevels.id, placeStock.priceLevelId))
    .where(eq(priceLevels.performanceId, from));
  for (const performanceId of to) {
    const copies = new Map(levels.map(({ id }) => [id, newId()]));
    const copyOf = (id: string) => copies.get(id) ?? '';
    if (levels.length > 0) {
      await tx.insert(priceLevels).values(
        levels.map(({ price, waitlisted, ...level }) => ({
          ...level,
          id: copyOf(level.id),
          performanceId,
          onSaleAt: null,
          offSaleAt: null,
        })),
      );
    }
    if (covered.length > 0) {
      await tx
        .insert(priceLevelCategories)
        .values(covered.map((row) => ({ ...row, performanceId, priceLevelId: copyOf(row.priceLevelId) })));
    }
    if (stock.length > 0) {
      await tx
        .insert(placeStock)
        .values(
          stock.map(({ capacity, priceLevelId }) => ({ capacity, priceLevelId: copyOf(priceLevelId) })),
        );
    }
    await refreshPriceRange(tx, performanceId);
  }
}
