import type { CartItem } from '@/lib/inventory/cart-view';
import { formatMoney } from '@/lib/money';

/** One seat, or a number of places of one level, as carts and orders show it. Amounts are minor units per piece. */
export type PurchaseItem = Omit<CartItem, 'faceAmount' | 'feeAmount' | 'taxAmount'>;

/** The line's name: the seat, or how many places of which level. */
export function pieceLabel({ seatLabel, levelName, quantity }: PurchaseItem): string {
  return seatLabel ?? `${quantity} × ${levelName}`;
}

/** What stands under the name: a seat's price level, or what one place costs. */
export function pieceNote({ seatLabel, levelName, quantity, price }: PurchaseItem, currency: string): string {
  if (seatLabel !== null) return levelName;
  if (price === 0) return 'Free';
  return quantity > 1 ? `${formatMoney(price, currency)} each` : 'General admission';
}

/** What the promo code of a cart or order took off, as its totals show it; null when none did. */
export function discountIn({
  promo,
  items,
}: {
  promo: { code: string } | null;
  items: readonly PurchaseItem[];
}): { code: string; amount: number } | null {
  const amount = items.reduce((sum, { quantity, discountAmount }) => sum + quantity * discountAmount, 0);
  return promo && amount > 0 ? { code: promo.code, amount } : null;
}
