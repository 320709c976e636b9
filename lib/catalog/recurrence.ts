/** Every day, or every week on some weekdays (1 is Monday, 7 Sunday), from one day until another, both included. */
export type Rule = { from: string; until: string; every: 'day' | 'week'; weekdays: number[] };

/** More dates than this are not made at once. */
export const mostDates = 200;

const dayLength = 86_400_000;
const weekdayOf = (at: number) => new Date(at).getUTCDay() || 7;

/**
 * The calendar days ("2026-12-04") of a rule, in order, at most `mostDates` and one more, so that the caller sees that
 * there are too many. Days, not moments: an evening stays at half past seven when the clocks change. A weekly rule
 * without weekdays keeps the weekday of its first day.
 */
export function daysOf({ from, until, every, weekdays }: Rule): string[] {
  const first = Date.parse(`${from}T00:00Z`);
  const last = Date.parse(`${until}T00:00Z`);
  const wanted = weekdays.length > 0 ? weekdays : [weekdayOf(first)];
  const days: string[] = [];
  for (let at = first; at <= last && days.length <= mostDates; at += dayLength) {
    if (every === 'day' || wanted.includes(weekdayOf(at))) days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
