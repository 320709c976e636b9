import type { FailureDetails } from '@/lib/failures/read-failure';
import { momentOf } from '@/lib/operations/rule-view';

/** Each failure of a message, the latest first, with its stack where there is one. */
export function MessageErrors({ attempts }: { attempts: FailureDetails['attemptsMade'] }) {
  return (
    <ol className="divide-y divide-line border-line border-y text-sm">
      {[...attempts].reverse().map(({ at, message, stack }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have failed in the same moment
        <li key={index} className="py-2.5">
          <p className="text-ink-soft tabular-nums">{momentOf(at)}</p>
          <p className="wrap-anywhere">{message}</p>
          {stack && (
            <details>
              <summary className="py-1 text-ink-soft">Stack</summary>
              <pre className="overflow-x-auto rounded-tile bg-sunken p-3 text-xs">{stack}</pre>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
