/** A pass as fans see it. Moments are ISO 8601, amounts minor units, all-in. */
export type PassView = {
  id: string;
  name: string;
  description: string | null;
  currency: string;
  price: number;
  maxPerBuyer: number;
  onSaleAt: string | null;
  /** When its sale ends: its own end, or the first of its dates'. */
  offSaleAt: string;
  /** Whether one of its dates does not take place as planned. */
  isCalledOff: boolean;
  /** What places on its dates cost one by one; null where one of these prices is not for everybody. */
  singly: number | null;
  dates: {
    performanceId: string;
    startsAt: string;
    timeKnown: boolean;
    timeZone: string;
    venueName: string;
    levelName: string;
  }[];
};

export type PassState = 'before' | 'on_sale' | 'ended' | 'called_off';

/** How the sale of a pass stands, `now` in milliseconds since 1970. Holding one decides anew, by the database's clock. */
export function passState({ onSaleAt, offSaleAt, isCalledOff }: PassView, now: number): PassState {
  if (isCalledOff) return 'called_off';
  if (Date.parse(offSaleAt) <= now) return 'ended';
  return onSaleAt !== null && Date.parse(onSaleAt) > now ? 'before' : 'on_sale';
}
