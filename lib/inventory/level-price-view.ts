/** How an organizer states what a ticket costs. Amounts are minor units, rates hundredths of a percent. */
export type StatedPrice = {
  amount: number;
  fee: number;
  /** Whether the fee is added to the amount, or a part of it. */
  feeMode: 'on_top' | 'inside';
  /** Whether the tax is added, contained, or not owed; it is owed on the price and the fee. */
  taxMode: 'exclusive' | 'inclusive' | 'none';
  taxRate: number;
};

export type PriceParts = { faceAmount: number; feeAmount: number; taxAmount: number };

const full = 10_000;

/**
 * Splits a stated price into what the organizer receives, the fee and the tax, so that the three add up to what the fan
 * pays, to the last unit. Null when fee and tax leave nothing: then the price must be higher. What is free has no fee
 * and no tax.
 */
export function splitStated({ amount, fee, feeMode, taxMode, taxRate }: StatedPrice): PriceParts | null {
  if (amount === 0) return { faceAmount: 0, feeAmount: 0, taxAmount: 0 };
  const stated = feeMode === 'on_top' ? amount + fee : amount;
  const taxAmount =
    taxMode === 'none'
      ? 0
      : taxMode === 'exclusive'
        ? Math.round((stated * taxRate) / full)
        : Math.round((stated * taxRate) / (full + taxRate));
  const faceAmount = stated - fee - (taxMode === 'inclusive' ? taxAmount : 0);
  return faceAmount < 0 ? null : { faceAmount, feeAmount: fee, taxAmount };
}

/**
 * The parts of a price that is `total` in place of their sum, in the same proportion and adding up to it. Running sums are
 * rounded, not the parts: so each part is its share rounded up or down. A price of nothing has no proportion; then all of
 * the total is face value.
 */
export function partsOfTotal({ faceAmount, feeAmount, taxAmount }: PriceParts, total: number): PriceParts {
  const before = faceAmount + feeAmount + taxAmount;
  if (before === 0) return { faceAmount: total, feeAmount: 0, taxAmount: 0 };
  const upTo = (sum: number) => Math.round((sum * total) / before);
  const fee = upTo(feeAmount);
  const tax = upTo(feeAmount + taxAmount) - fee;
  return { faceAmount: total - fee - tax, feeAmount: fee, taxAmount: tax };
}

/** The amount that was stated for these parts; splitStated makes them again of it. */
export function statedAmount(
  { faceAmount, feeAmount, taxAmount }: PriceParts,
  { feeMode, taxMode }: Pick<StatedPrice, 'feeMode' | 'taxMode'>,
): number {
  return faceAmount + (feeMode === 'inside' ? feeAmount : 0) + (taxMode === 'inclusive' ? taxAmount : 0);
}
