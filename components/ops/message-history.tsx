import type { FailureDetails } from '@/lib/failures/read-failure';
import { momentOf } from '@/lib/operations/rule-view';

/** What was done with a message and what was noted about it, the oldest first. */
export function MessageHistory({ history, comments }: Pick<FailureDetails, 'history' | 'comments'>) {
  const lines = [
    ...history.map(({ at, action, actorKind }) => ({
      at,
      text: `${action.replace(/^failed_message\.|^failure_/, '').replaceAll(/[._]/g, ' ')}, by ${actorKind}`,
      quiet: true,
    })),
    ...comments.map(({ at, text }) => ({ at, text, quiet: false })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (lines.length === 0) return <p className="text-ink-soft text-sm">Nothing yet.</p>;
  return (
    <ol className="divide-y divide-line border-line border-y text-sm">
      {lines.map(({ at, text, quiet }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added behind
        <li key={index} className="grid gap-x-6 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <span className="text-ink-soft tabular-nums">{momentOf(at)}</span>
          <span className={quiet ? 'text-ink-soft' : 'wrap-anywhere'}>{text}</span>
        </li>
      ))}
    </ol>
  );
}
