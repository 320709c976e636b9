import type { DryRun } from '@/lib/failures/dry-run';

/** What a dry run found: done in a transaction that was rolled back. */
export function BatchTrial({ trial }: { trial: DryRun }) {
  const { tried, left, wouldHandle, wouldSkip, refused, effects } = trial;
  return (
    <div className="grid gap-3 text-sm">
      <p>
        Tried with {tried} of {left}, and undone: {wouldHandle} would be done, {wouldSkip} skipped,{' '}
        {refused.length} refused.
      </p>
      <ul className="grid gap-1">
        {effects.map(({ effect, count }) => (
          <li key={effect}>
            <span className="font-semibold tabular-nums">{count} ×</span> {effect}
          </li>
        ))}
        {refused.slice(0, 20).map(({ messageId, reason }) => (
          <li key={messageId} className="text-danger">
            <a href={`/ops/messages/${messageId}`} className="underline">
              Refused
            </a>
            : {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
