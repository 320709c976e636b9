import { type PriceParts, partsOfTotal } from '@/lib/inventory/level-price-view';

/** What a code takes off each ticket: percent of what the fan pays, or minor units. */
export type Discount = { percent: number | null; amount: number | null };

/**
 * What a ticket costs with a discount. It comes off what the fan pays, fee and tax inside, and never takes more than that;
 * face value, fee and tax bear it in proportion, so that a ticket at half price has half the fee and half the tax. The
 * three and the discount add up to the price before, to the last unit, and none of the three ever grows.
 */
export function discounted<T extends PriceParts>(
  ticket: T,
  { percent, amount }: Discount,
): T & { discountAmount: number; price: number } {
  const { faceAmount, feeAmount, taxAmount } = ticket;
  const before = faceAmount + feeAmount + taxAmount;
  const discountAmount = Math.min(before, amount ?? Math.round((before * (percent ?? 0)) / 100));
  const price = before - discountAmount;
  if (discountAmount === 0) return { ...ticket, discountAmount, price };
  return { ...ticket, ...partsOfTotal(ticket, price), discountAmount, price };
}

/** What codes have taken off lines, minor units. */
export const discountOf = (items: readonly { quantity: number; discountAmount: number }[]): number =>
  items.reduce((sum, { quantity, discountAmount }) => sum + quantity * discountAmount, 0);
