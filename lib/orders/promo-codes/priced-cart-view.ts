import type { CartView } from '@/lib/inventory/cart-view';

/** A cart as it will be paid: with what its promo code takes off. */
export type PricedCart = CartView & {
  /** The code whose discount is in the prices, and what it says: "20% off". */
  promo: { code: string; label: string } | null;
  /** Minor units that it takes off in all. */
  discountTotal: number;
  /** The code that was given and takes nothing off, and why. */
  promoProblem: { code: string; message: string } | null;
};
