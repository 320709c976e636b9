export type SaleState =
  | 'cancelled'
  | 'postponed'
  | 'past'
  | 'before'
  | 'ended'
  | 'sold_out'
  | 'few'
  | 'on_sale';

type Sellable = {
  eventStatus: 'draft' | 'published' | 'cancelled';
  status: 'scheduled' | 'postponed' | 'cancelled';
  availability: 'available' | 'few' | 'sold_out';
  /** ISO 8601. */
  startsAt: string;
  onSaleAt: string;
  offSaleAt: string;
};

/** What a fan needs to know first about a performance; `now` in milliseconds since 1970. */
export function saleState(performance: Sellable, now: number): SaleState {
  if (performance.eventStatus === 'cancelled' || performance.status === 'cancelled') return 'cancelled';
  if (performance.status === 'postponed') return 'postponed';
  if (Date.parse(performance.startsAt) <= now) return 'past';
  if (performance.availability === 'sold_out') return 'sold_out';
  if (Date.parse(performance.onSaleAt) > now) return 'before';
  if (Date.parse(performance.offSaleAt) <= now) return 'ended';
  return performance.availability === 'few' ? 'few' : 'on_sale';
}
