import type { StatementLine } from '@/db/schema';
import { formatMoment } from '@/lib/clock';

export type { StatementLine };

/** A statement as it is shown; without a number it is what has not been stated yet. */
export type StatementView = {
  number: number | null;
  /** ISO 8601; null for the first. */
  fromAt: string | null;
  untilAt: string;
  /** The organizer's. */
  timeZone: string;
  organizer: string;
  /** What is not stated yet, and very many orders have changed and are not in it. */
  behind: boolean;
  lines: StatementLine[];
};

const sums = ['tickets', 'gross', 'refunds', 'disputes', 'net', 'fees', 'tax', 'byHand', 'owed'] as const;
type Sums = Pick<StatementLine, (typeof sums)[number]>;

const keyOf = ({ eventId, currency }: StatementLine) => `${eventId} ${currency}`;

/** What has come to each event's account since these earlier lines; events without a change are left out. */
export function since(now: readonly StatementLine[], earlier: readonly StatementLine[]): StatementLine[] {
  const stated = new Map<string, StatementLine[]>();
  for (const line of earlier) stated.set(keyOf(line), [...(stated.get(keyOf(line)) ?? []), line]);
  const lines = now.map((line) => {
    const before = total(stated.get(keyOf(line)) ?? []);
    return { ...line, ...Object.fromEntries(sums.map((sum) => [sum, line[sum] - before[sum]])) };
  });
  return lines.filter((line) => sums.some((sum) => line[sum] !== 0));
}

/** Adds up lines of one currency. */
export function total(lines: readonly StatementLine[]): Sums {
  const of = (sum: (typeof sums)[number]) => lines.reduce((all, line) => all + line[sum], 0);
  return Object.fromEntries(sums.map((sum) => [sum, of(sum)])) as Sums;
}

/** The lines of each currency, as they come. */
export function byCurrency(lines: readonly StatementLine[]): { currency: string; lines: StatementLine[] }[] {
  const currencies = [...new Set(lines.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    currency,
    lines: lines.filter((line) => line.currency === currency),
  }));
}

/** "Statement 2026-11/7": the month in which its period ends, and its number. */
export function statementName({
  number,
  untilAt,
  timeZone,
}: Omit<StatementView, 'lines' | 'behind'>): string {
  if (number === null) return 'Not yet stated';
  const month = new Date(untilAt).toLocaleDateString('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
  });
  return `Statement ${month.slice(0, 7)}/${number}`;
}

/** "Sun 1 Nov 2026, 00:00 CET to Tue 1 Dec 2026, 00:00 CET" */
export function periodText({ fromAt, untilAt, timeZone }: Omit<StatementView, 'lines' | 'behind'>): string {
  const until = formatMoment(untilAt, timeZone);
  return fromAt ? `${formatMoment(fromAt, timeZone)} to ${until}` : `From the first sale to ${until}`;
}

type Account = Omit<StatementLine, 'eventId' | 'title' | 'currency' | 'tickets'>;

/** An account as lines that add up downwards, minor units. */
export const accountLines = (sums: Account): { label: string; amount: number; isSum?: true }[] => [
  { label: 'Gross: what buyers paid', amount: sums.gross },
  { label: 'Refunds', amount: -sums.refunds },
  { label: 'Disputes: taken by buyers’ banks', amount: -sums.disputes },
  { label: 'Net', amount: sums.net, isSum: true },
  { label: 'Fees', amount: -sums.fees },
  { label: 'Tax', amount: -sums.tax },
  { label: 'Taken by you: cash, terminal, invoice', amount: -sums.byHand },
  { label: sums.owed < 0 ? 'Owed by you' : 'Owed to you', amount: Math.abs(sums.owed), isSum: true },
];
