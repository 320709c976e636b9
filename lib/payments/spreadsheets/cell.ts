import { formatMoment, isoWithOffset } from '@/lib/clock';

/** Minor units of a currency: a number in a spreadsheet, with as many digits as the currency has. */
export type Amount = { kind: 'amount'; minor: number; currency: string };

/** A moment, written as the clock on the wall shows it in a zone; in files of text for people, or as ISO 8601. */
export type Moment = { kind: 'moment'; at: string; timeZone: string; isIso: boolean };

export type Cell = string | number | null | Amount | Moment;
export type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

export const amountCell = (minor: number, currency: string): Amount => ({ kind: 'amount', minor, currency });

export const momentCell = (at: string, timeZone: string): Moment => ({
  kind: 'moment',
  at,
  timeZone,
  isIso: false,
});

export const isoCell = (at: string): Moment => ({ kind: 'moment', at, timeZone: 'UTC', isIso: true });

/** How a moment reads where there are only texts. */
export const momentText = ({ at, timeZone, isIso }: Moment): string =>
  isIso ? at : formatMoment(at, timeZone);

const dayLength = 86_400_000;
/** Days between the first day that spreadsheets count and 1970. */
const firstDay = 25_569;
const quarter = 900_000;
const mostOffsets = 20_000;
const offsets = new Map<string, number>();

/** A moment as spreadsheets count it: days on the wall, with the time as a fraction. */
export function daySerial({ at, timeZone }: Moment): number {
  const time = Date.parse(at);
  // Clocks change on a quarter of an hour; asking Intl for each of 200,000 rows takes half a minute.
  const from = Math.floor(time / quarter) * quarter;
  const key = `${timeZone} ${from}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const wall = isoWithOffset(new Date(from), timeZone).slice(0, 19);
    offset = Date.parse(`${wall}Z`) - from;
    if (offsets.size >= mostOffsets) offsets.clear();
    offsets.set(key, offset);
  }
  return (time + offset) / dayLength + firstDay;
}
