/** What the page of one performance shows: for everyone the same, JSON-safe, moments as ISO strings. */
export type PerformanceView = {
  id: string;
  event: { slug: string; title: string; subtitle: string | null; organizer: string };
  venue: { slug: string; name: string; city: string; region: string | null };
  startsAt: string;
  timeKnown: boolean;
  doorsAt: string | null;
  timeZone: string;
  status: 'scheduled' | 'postponed' | 'cancelled';
  currency: string;
  onSaleAt: string;
  offSaleAt: string;
  maxPerOrder: number;
  codeRequired: boolean;
  /** Whether who comes too late can wait for what comes back. */
  hasWaitlist: boolean;
  /** From when companion places are sold to everybody; null: never. */
  companionsReleasedAt: string | null;
  hasWheelchairPlaces: boolean;
  /** The waiting room through which tickets are sold right now. */
  waitingRoomId: string | null;
  planId: string | null;
  levels: LevelView[];
  sections: SectionView[];
};

export type LevelView = {
  id: string;
  /** A, B, C … in the order of the levels: the mark that stands beside the colour. */
  letter: string;
  name: string;
  description: string | null;
  kind: 'reserved' | 'general';
  /** All-in, minor units; the three amounts add up to it. */
  price: number;
  faceAmount: number;
  feeAmount: number;
  taxAmount: number;
  onSaleAt: string | null;
  offSaleAt: string | null;
  minPerOrder: number;
  maxPerOrder: number | null;
  /** The fan says what he pays, and the price is the least; else null. Suggestions in minor units. */
  payWhatYouLike: { suggested: number[] } | null;
  /** Standing area of the plan. */
  areaKey: string | null;
  codeRequired: boolean;
  /** Plan categories that a reserved level covers. */
  categories: string[];
};

/** A part of the plan that fits on one page of the list; `number` counts from 1 in the order of the seats. */
export type SectionView = { number: number; zone: string; name: string; seats: number; levelIds: string[] };

export type SaleState = 'before' | 'open' | 'ended' | 'cancelled' | 'postponed';

/** Whether the performance sells at `now` (epoch milliseconds), by its own window. */
export function saleState(performance: PerformanceView, now: number): SaleState {
  if (performance.status !== 'scheduled') return performance.status;
  if (now < Date.parse(performance.onSaleAt)) return 'before';
  return now < Date.parse(performance.offSaleAt) ? 'open' : 'ended';
}

/** Whether companion places are seats like others at `now`. */
export const companionsReleased = ({ companionsReleasedAt }: PerformanceView, now: number): boolean =>
  companionsReleasedAt !== null && Date.parse(companionsReleasedAt) <= now;

/** Whether a level sells at `now`, by the window it may have of its own. */
export function levelState(level: LevelView, now: number): 'before' | 'open' | 'ended' {
  if (level.onSaleAt && now < Date.parse(level.onSaleAt)) return 'before';
  return level.offSaleAt && now >= Date.parse(level.offSaleAt) ? 'ended' : 'open';
}

/** "Orchestra", "First Tier, Box 3": a zone's part has its own name only where there are several. */
export const sectionName = ({ zone, name }: { zone: string; name: string }) =>
  name ? `${zone}, ${name}` : zone;
