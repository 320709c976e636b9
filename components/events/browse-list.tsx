import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site-link';
import type { FacetChoice } from '@/lib/catalog/facets';

type BrowseListProps = { title: string; kind: 'city' | 'category'; choices: FacetChoice[] };

/** Doors into the listing, with the number of events behind each. */
export function BrowseList({ title, kind, choices }: BrowseListProps) {
  if (choices.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="border-line border-b">
        {choices.map(({ value, label, count }) => (
          <li key={value} className="border-line border-t">
            <SiteLink
              href={`/events/${kind}/${value}`}
              prefetch={false}
              className="flex min-h-11 items-center justify-between gap-4 underline-offset-4 hover:underline"
            >
              {label}
              <span className="text-ink-faint text-sm tabular-nums">
                {count}
                <span className="sr-only"> {count === 1 ? 'event' : 'events'}</span>
              </span>
            </SiteLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
