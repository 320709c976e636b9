import type { FormValues } from '@/lib/form-values';
import type { HoldAnswer } from '@/lib/inventory/answer-hold';
import { type Failure, fail } from '@/lib/result';

const mostTries = 4;
const longestPause = 10_000;

type Lost = Failure<'LOST'>;

const lost: Lost = fail(
  'LOST',
  'No answer came, so we cannot say whether these seats are yours. Check your connection and your cart, then try again.',
);

/** Milliseconds until the next try: what the site asked for, and by chance up to twice that, so that not all come at once. */
function pauseOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after')) || 1;
  return Math.min(seconds * 1_000, longestPause) * (1 + Math.random());
}

/**
 * Sends the fields of a form that holds seats. While the site is too busy (503: nothing was done) it asks again by itself,
 * and tells `onCrowd` so. A lost answer is not asked for again: the seats may be held, and best available would take more.
 */
export async function sendHold(values: FormValues, onCrowd: () => void): Promise<HoldAnswer | Lost> {
  for (let tries = 1; ; tries++) {
    try {
      const response = await fetch('/api/holds', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(values),
      });
      if (response.status !== 503 || tries === mostTries) return await response.json();
      onCrowd();
      await new Promise((resolve) => setTimeout(resolve, pauseOf(response)));
    } catch {
      return lost;
    }
  }
}
