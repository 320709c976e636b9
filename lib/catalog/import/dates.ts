import { DateTime } from 'luxon';

/** The archive writes midnight in New York as UTC; only the calendar day counts, wherever the concert was. */
export function archiveDay(date: string): string | null {
  const day = DateTime.fromISO(date, { zone: 'America/New_York' });
  return day.isValid ? day.toISODate() : null;
}

/**
 * Moves a day by whole years to the nearest day with the same weekday, so that a Saturday stays a Saturday and no
 * day moves more than three days from its anniversary.
 */
export function shiftDay(day: string, years: number): string {
  const from = DateTime.fromISO(day, { zone: 'utc' });
  const anniversary = from.plus({ years });
  const late = (anniversary.weekday - from.weekday + 7) % 7;
  return String(anniversary.minus({ days: late > 3 ? late - 7 : late }).toISODate());
}

export type ClockTime = { hour: number; minute: number };

/** Reads "8:00PM"; null for "None" and everything else that is no time of day. */
export function readClock(time: string | null | undefined): ClockTime | null {
  const found = /^\s*(\d{1,2}):(\d{2})\s*([AP])\.?M\.?\s*$/i.exec(time ?? '');
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  if (hour < 1 || hour > 12 || minute > 59) return null;
  return { hour: (hour % 12) + (found[3]?.toUpperCase() === 'P' ? 12 : 0), minute };
}

/**
 * The moment of a wall-clock time at the venue. A time that the clocks skip in spring means the hour after; one that
 * they repeat in autumn means its first passing.
 */
export function momentAt(day: string, clock: ClockTime, timeZone: string): Date {
  const at = DateTime.fromISO(day, { zone: timeZone }).set(clock);
  const possible = at.getPossibleOffsets();
  return (possible[0] ?? at).toJSDate();
}
