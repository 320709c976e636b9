/** One line of a cart: a seat, or a number of places of one level. Amounts are minor units per piece. */
export type CartItem = {
  performanceId: string;
  eventSlug: string;
  eventTitle: string;
  startsAt: string;
  timeKnown: boolean;
  timeZone: string;
  venueName: string;
  cityName: string;
  priceLevelId: string;
  levelName: string;
  seatIndex: number | null;
  /** "Orchestra · Row C · Seat 12"; null for places without a seat. */
  seatLabel: string | null;
  quantity: number;
  price: number;
  faceAmount: number;
  feeAmount: number;
  taxAmount: number;
  /** What a promo code has taken off; the price is what is left. */
  discountAmount: number;
  /** The pass that it is a part of: the amounts are this date's share of it. Null: bought by itself. */
  passId: string | null;
  passName: string | null;
};

export type CartView = {
  holdId: string;
  state: 'active' | 'paying';
  /** The order that is being paid for, while the state is `paying`. */
  orderId: string | null;
  expiresAt: string;
  expiresInSeconds: number;
  currency: string;
  items: CartItem[];
  faceTotal: number;
  feeTotal: number;
  taxTotal: number;
  total: number;
};

type SeatName = { zone: string; section: string; rowLabel: string; seatLabel: string };

/** How a seat is called wherever people read it: "First Tier · Box 3 · Row A · Seat 4". */
export function seatName({ zone, section, rowLabel, seatLabel }: SeatName): string {
  return [zone, section, rowLabel && `Row ${rowLabel}`, `Seat ${seatLabel}`].filter(Boolean).join(' · ');
}

/** The sums of lines, minor units. */
export function totalsOf(items: Pick<CartItem, 'quantity' | 'faceAmount' | 'feeAmount' | 'taxAmount'>[]) {
  const sum = (pick: (item: (typeof items)[number]) => number) =>
    items.reduce((total, item) => total + item.quantity * pick(item), 0);
  const [faceTotal, feeTotal, taxTotal] = [
    sum((item) => item.faceAmount),
    sum((item) => item.feeAmount),
    sum((item) => item.taxAmount),
  ];
  return { faceTotal, feeTotal, taxTotal, total: faceTotal + feeTotal + taxTotal };
}
