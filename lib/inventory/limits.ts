import { failures, type HoldFailure } from './failures';
import type { HoldInput } from './input';
import { mostInCart, type Sale } from './open-sale';

/** What can be refused before anything is claimed: unknown levels, the wrong kind, levels that ask for a code. */
export function checkLevels(sale: Sale, input: HoldInput): HoldFailure | null {
  const asked = [
    ...input.places.map((place) => ({ id: place.priceLevelId, kind: 'general' })),
    ...(input.best ? [{ id: input.best.priceLevelId, kind: 'reserved' }] : []),
  ];
  for (const { id, kind } of asked) {
    if (sale.levels.get(id)?.kind !== kind) return failures.notFound();
  }
  const most = Math.min(sale.maxPerOrder, sale.maxPerBuyer);
  const count = input.seatIndexes.length + (input.best?.quantity ?? 0);
  return count > most ? failures.limitReached(most, sale.owned) : null;
}

/** The rules that need to know what was added, level by level: windows, codes, minimum, maximum, and the buyer's total. */
export function checkLimits(sale: Sale, added: Map<string, number>): HoldFailure | null {
  for (const [levelId, count] of added) {
    const level = sale.levels.get(levelId);
    if (!level) return failures.notFound();
    // Giving places back is always allowed; only what is added meets the rules.
    if (count > 0 && level.sale === 'before') return failures.notOnSale(level.onSaleAt ?? '');
    if (count > 0 && level.sale === 'ended') return failures.saleEnded();
    if (count > 0 && level.accessCodeRequired && !sale.codeAccepted) return failures.codeNeeded();
    const total = level.held + count;
    if (total < level.minPerOrder) return failures.minimum(level.minPerOrder);
    if (level.maxPerOrder !== null && total > level.maxPerOrder) {
      return failures.levelLimitReached(level.maxPerOrder, level.held);
    }
  }
  const sum = [...added.values()].reduce((total, count) => total + count, 0);
  return checkCart(sale, sum) ?? checkTotals(sale, sum);
}

/** What one cart may have in all, of whatever performances, when it has `added` more: tickets, or passes. */
export function checkCart(sale: Sale, added: number): HoldFailure | null {
  return added > 0 && sale.inCart + added > mostInCart ? failures.cartFull(mostInCart, sale.inCart) : null;
}

/** What one cart and one buyer may have of a performance in all, when its cart has `added` more. */
export function checkTotals(sale: Sale, added: number): HoldFailure | null {
  const heldBefore = [...sale.levels.values()].reduce((sum, level) => sum + level.held, 0);
  const inCart = heldBefore + added;
  if (inCart > sale.maxPerOrder) return failures.limitReached(sale.maxPerOrder, heldBefore);
  if (inCart + sale.owned > sale.maxPerBuyer) {
    return failures.limitReached(sale.maxPerBuyer, heldBefore + sale.owned);
  }
  return null;
}
