import { isoWithOffset, zoneName } from '@/lib/clock';
import { type Failure, fail } from '@/lib/result';

type Found = { ok: true; at: Date } | Failure<'NO_SUCH_TIME' | 'TWICE'>;

const day = 86_400_000;

/** A moment as the clock on the venue's wall shows it, as `<input type="datetime-local">` wants it: "2026-12-04T19:30". */
export const wallTime = (at: Date | string, timeZone: string): string =>
  isoWithOffset(at, timeZone).slice(0, 16);

const asUtc = (wall: string): number => Date.parse(`${wall}:00Z`);

/**
 * The moment at which the clock on the venue's wall shows `wall` ("2026-12-04T19:30"). Refuses an hour that is skipped
 * when the clocks go forward, and one that happens twice when they go back: which of the two is meant nobody can see.
 */
export function momentAt(wall: string, timeZone: string): Found {
  const guess = asUtc(wall);
  const offsets = [guess - day, guess + day].map((at) => asUtc(wallTime(new Date(at), timeZone)) - at);
  const moments = [...new Set(offsets)]
    .map((offset) => new Date(guess - offset))
    .filter((at) => wallTime(at, timeZone) === wall);
  const [at, second] = moments;
  const text = `${wall.slice(11)} on ${wall.slice(0, 10)}`;
  if (!at) {
    return fail(
      'NO_SUCH_TIME',
      `${text} does not exist at the venue: the clocks go forward then. Choose a time an hour earlier or later.`,
    );
  }
  if (second) {
    return fail(
      'TWICE',
      `${text} happens twice at the venue (${moments.map((one) => zoneName(one, timeZone)).join(' and ')}): the clocks go back then. Choose a time before or after that hour.`,
    );
  }
  return { ok: true, at };
}
