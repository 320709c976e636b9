import { localDay } from '@/lib/clock';

/** What is added up about some sales of one currency, in minor units; see figures-sql.ts for how. */
export type Sums = {
  tickets: number;
  ticketsBack: number;
  face: number;
  fee: number;
  tax: number;
  faceBack: number;
  feeBack: number;
  taxBack: number;
  faceDisputed: number;
  feeDisputed: number;
  taxDisputed: number;
};

/** Some sums, and whether the organizer took the money himself. */
export type SumsByHand = Sums & { byHand: boolean };

const nothing: Sums = {
  tickets: 0,
  ticketsBack: 0,
  face: 0,
  fee: 0,
  tax: 0,
  faceBack: 0,
  feeBack: 0,
  taxBack: 0,
  faceDisputed: 0,
  feeDisputed: 0,
  taxDisputed: 0,
};

/** Adds up, column by column. The caller sees to it that all are of one currency. */
export function addUp(rows: readonly Sums[]): Sums {
  const total = { ...nothing };
  for (const row of rows) {
    for (const key of Object.keys(nothing) as (keyof Sums)[]) total[key] += row[key];
  }
  return total;
}

/** An account of money, minor units. Each line follows from those above it. */
export type Money = {
  /** Tickets sold, less those that came back. */
  tickets: number;
  /** All that buyers paid. */
  gross: number;
  /** Given back to them, or promised. */
  refunds: number;
  /** Taken or kept by a buyer's bank. */
  disputes: number;
  net: number;
  /** Of the net, what is Tessera's and what is the state's. */
  fees: number;
  tax: number;
  /** Of the net, what the organizer has already: cash, terminal, invoice. */
  byHand: number;
  /** What is left for the organizer; below zero he owes it. */
  owed: number;
};

const grossOf = (sums: Sums) => sums.face + sums.fee + sums.tax;
const refundsOf = (sums: Sums) => sums.faceBack + sums.feeBack + sums.taxBack;
const disputesOf = (sums: Sums) => sums.faceDisputed + sums.feeDisputed + sums.taxDisputed;
const netOf = (sums: Sums) => grossOf(sums) - refundsOf(sums) - disputesOf(sums);

/** The account of some sales of one currency. */
export function accountOf(rows: readonly SumsByHand[]): Money {
  const sums = addUp(rows);
  const net = netOf(sums);
  const fees = sums.fee - sums.feeBack - sums.feeDisputed;
  const tax = sums.tax - sums.taxBack - sums.taxDisputed;
  const byHand = netOf(addUp(rows.filter((row) => row.byHand)));
  return {
    tickets: sums.tickets - sums.ticketsBack,
    gross: grossOf(sums),
    refunds: refundsOf(sums),
    disputes: disputesOf(sums),
    net,
    fees,
    tax,
    byHand,
    owed: net - fees - tax - byHand,
  };
}

/** The rows of each key, in the order in which the keys first come. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

export const shows = ['ahead', 'past', 'all'] as const;
/** Which performances a report is about. */
export type Show = (typeof shows)[number];

/** What an address asks for; what is to come unless it names another. */
export const readShow = (value: string | undefined): Show => shows.find((show) => show === value) ?? 'ahead';

export const showNames: Record<Show, string> = { ahead: 'To come', past: 'Past', all: 'All' };

export type Channel = 'web' | 'box_office';
export const channelNames: Record<Channel, string> = { web: 'Online', box_office: 'Box office' };

export type PerformanceLine = {
  id: string;
  eventId: string;
  title: string;
  startsAt: string;
  timeKnown: boolean;
  timeZone: string;
  venue: string;
  status: 'scheduled' | 'postponed' | 'cancelled';
  currency: string;
  money: Money;
};

export type EventLine = {
  eventId: string;
  title: string;
  currency: string;
  performances: number;
  money: Money;
};
export type DayLine = { day: string; currency: string; tickets: number; gross: number };
export type ChannelLine = { channel: Channel; currency: string; tickets: number; gross: number };

export type Overview = {
  /** Very many orders have changed since the figures were stored, and are not in these yet. */
  behind: boolean;
  performances: PerformanceLine[];
  events: EventLine[];
  totals: { currency: string; money: Money }[];
  channels: ChannelLine[];
};

/** A point of a curve: what had been sold so many days before the performance, in all. */
export type CurvePoint = { daysBefore: number; tickets: number; gross: number };
export type Curve = {
  performanceId: string;
  title: string;
  startsAt: string;
  currency: string;
  points: CurvePoint[];
};

/** Sales by day as a running total, from the first sale to the last. */
export function runningTotal(days: readonly CurvePoint[]): CurvePoint[] {
  let tickets = 0;
  let gross = 0;
  return [...days]
    .sort((a, b) => b.daysBefore - a.daysBefore)
    .map((day) => {
      tickets += day.tickets;
      gross += day.gross;
      return { daysBefore: day.daysBefore, tickets, gross };
    });
}

export type LevelLine = {
  id: string;
  name: string;
  tickets: number;
  capacity: number | null;
  gross: number;
  refunds: number;
};

export const seatStates = ['sold', 'held', 'blocked', 'free'] as const;
export type SeatState = (typeof seatStates)[number];
export const seatStateNames: Record<SeatState, string> = {
  sold: 'Sold',
  held: 'In a cart',
  blocked: 'Blocked',
  free: 'Free',
};

export type Fill = {
  /** The drawing, scaled to a width of 1000; null for a performance without a plan. */
  plan: {
    height: number;
    dot: number;
    seats: Record<SeatState, string>;
    shapes: { kind: string; d: string; text?: string; x: number; y: number }[];
  } | null;
  sections: ({ name: string } & Record<SeatState, number>)[];
};

export const funnelSteps = ['views', 'carts', 'begun', 'atPayment', 'paid'] as const;
type FunnelStep = (typeof funnelSteps)[number];
export const funnelNames: Record<FunnelStep, string> = {
  views: 'Looked at the page',
  carts: 'Carts with tickets',
  begun: 'Orders begun',
  atPayment: 'Came to the payment',
  paid: 'Paid',
};

type FunnelCounts = Record<FunnelStep, number>;
export type FunnelDay = FunnelCounts & { day: string };
export type Funnel = {
  /** Tickets in carts at this moment. */
  inCarts: number;
  /** The first day on which views were counted; null while there is none. */
  since: string | null;
  /** From then on, in all. */
  counts: FunnelCounts;
  /** Days with something to tell, also those before. */
  days: FunnelDay[];
};

/** Adds up the days since views are counted, so that no step has more of the past than the one before. */
export function funnelOf(days: FunnelDay[]): Pick<Funnel, 'since' | 'counts' | 'days'> {
  const since = days.find(({ views }) => views > 0)?.day ?? null;
  const counted = since === null ? days : days.filter(({ day }) => day >= since);
  const total = (step: FunnelStep) => counted.reduce((sum, day) => sum + day[step], 0);
  const counts = Object.fromEntries(funnelSteps.map((step) => [step, total(step)])) as FunnelCounts;
  return { since, counts, days };
}

type Day = { day: string; label: string; tickets: number; gross: number };

/** The last thirty days up to `today`, also those without a sale, of sales in one currency. */
export function lastDays(days: readonly DayLine[], today: string): Day[] {
  const known = new Map(days.map((line) => [line.day, line]));
  return Array.from({ length: 30 }, (_, at) => {
    const date = new Date(Date.parse(today) - (29 - at) * 86_400_000);
    const day = date.toISOString().slice(0, 10);
    const label = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
    return { day, label, tickets: known.get(day)?.tickets ?? 0, gross: known.get(day)?.gross ?? 0 };
  });
}

/** Calendar days at the venue from `now` to the performance; below zero afterwards. */
export function daysUntil(startsAt: string, timeZone: string, now: Date): number {
  const dayOf = (at: Date | string) => Date.parse(localDay(at, timeZone)) / 86_400_000;
  return dayOf(startsAt) - dayOf(now);
}

/** Who came in: `times` are "2026-12-04 19:25" at the venue, five minutes apart; empty while nobody was let in. */
export type Door = { expected: number; times: { time: string; admitted: number }[] };
