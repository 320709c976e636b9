/** How moments are written. Everything is shown in the venue's zone, never in the server's or the reader's. */

export type MomentStyle = 'full' | 'short' | 'date' | 'long-date' | 'time';

type Moment = Date | string;
type Parts = Record<Intl.DateTimeFormatPartTypes, string>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: Moment, timeZone: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): Parts {
  const key = `${locale} ${timeZone} ${Object.entries(options).join()}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    formatters.set(key, formatter);
  }
  const parts = formatter.formatToParts(new Date(at)).map(({ type, value }) => [type, value]);
  // Safe because only parts that were asked for are read.
  return Object.fromEntries(parts) as Parts;
}

const dayOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const longDayOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const clockOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

// Abbreviations belong to regions: en-US knows EST but not CET, en-GB the other way round.
const zoneNameLocales = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN'];

/** The zone's abbreviation at that moment: "EST", "CEST"; an offset such as "GMT+9" where English has none. */
export function zoneName(at: Moment, timeZone: string): string {
  const names = zoneNameLocales.map(
    (locale) => partsOf(at, timeZone, { timeZoneName: 'short' }, locale).timeZoneName,
  );
  return names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timeZone;
}

/**
 * Writes a moment in the venue's zone: full "Fri 4 Dec 2026, 19:30 EST", short "Fri 4 Dec, 19:30 EST", date
 * "Fri 4 Dec 2026", long-date "Friday 4 December 2026", time "19:30 EST". Where only the day is known no clock time
 * is written. Throws RangeError for what is not a moment or not a zone.
 */
export function formatMoment(
  at: Moment,
  timeZone: string,
  { style = 'full', timeKnown = true }: { style?: MomentStyle; timeKnown?: boolean } = {},
): string {
  const day = partsOf(at, timeZone, style === 'long-date' ? longDayOptions : dayOptions);
  const date = `${day.weekday} ${day.day} ${day.month}`;
  const dated = `${date} ${day.year}`;
  if (style === 'date' || style === 'long-date') return dated;
  if (!timeKnown) return style === 'short' ? date : style === 'time' ? 'Time to be announced' : dated;
  const clock = partsOf(at, timeZone, clockOptions);
  const time = `${clock.hour}:${clock.minute} ${zoneName(at, timeZone)}`;
  if (style === 'time') return time;
  return `${style === 'short' ? date : dated}, ${time}`;
}

/** The calendar day at the venue: "2026-12-04". */
export function localDay(at: Moment, timeZone: string): string {
  const { year, month, day } = partsOf(at, timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year}-${month}-${day}`;
}

/** A moment for machines, with the venue's offset: "2026-12-04T19:30:00-05:00". */
export function isoWithOffset(at: Moment, timeZone: string): string {
  const clock = partsOf(at, timeZone, { ...clockOptions, second: '2-digit' });
  const offset = partsOf(at, timeZone, { timeZoneName: 'longOffset' }, 'en-US').timeZoneName.slice(3);
  return `${localDay(at, timeZone)}T${clock.hour}:${clock.minute}:${clock.second}${offset || '+00:00'}`;
}

/** The parts that a date tile shows: { weekday: "Fri", day: "4", month: "Dec", year: "2026" }. */
export function dateParts(
  at: Moment,
  timeZone: string,
): { weekday: string; day: string; month: string; year: string } {
  const { weekday, day, month, year } = partsOf(at, timeZone, dayOptions);
  return { weekday, day, month, year };
}
