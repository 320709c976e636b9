import { SiteLink } from '@/components/ui/site-link';
import type { CheckItem } from '@/lib/catalog/publish-checklist-view';

const marks = { done: '✓', missing: '✗', advice: '–' };
const words = { done: 'Done', missing: 'Missing', advice: 'Would be good' };

/** What is there and what is missing before an event can be published. */
export function Checklist({ items, eventPath }: { items: CheckItem[]; eventPath: string }) {
  return (
    <ul className="grid gap-2">
      {items.map(({ text, state, dateId }) => (
        <li key={text} className="flex items-baseline gap-3">
          <span
            aria-hidden="true"
            className={state === 'missing' ? 'font-semibold text-danger' : 'text-accent'}
          >
            {marks[state]}
          </span>
          <span>
            <span className="sr-only">{words[state]}: </span>
            {dateId ? (
              <SiteLink href={`${eventPath}/dates/${dateId}`} prefetch={false} className="text-link">
                {text}
              </SiteLink>
            ) : (
              text
            )}
            {state === 'advice' && <span className="text-ink-soft text-sm"> (not needed)</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
