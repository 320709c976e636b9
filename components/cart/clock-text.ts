/** Seconds as people read a countdown: `125` is "2:05", an hour and more is "1:02:05". */
export function countdownText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** How long before the end a screen reader is told, seconds. */
const milestones = [120, 60] as const;

/** The sentence to announce when a countdown moves from one value to the next, or null. */
export function milestoneText(before: number | null, now: number): string | null {
  const passed = milestones.findLast((mark) => now <= mark && (before === null || before > mark));
  if (passed === undefined || now <= 0) return null;
  return passed === 60
    ? 'Less than one minute left on your hold.'
    : 'Less than two minutes left on your hold.';
}
