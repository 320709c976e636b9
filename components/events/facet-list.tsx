import { Chevron } from '@/components/ui/chevron';
import { SiteLink } from '@/components/ui/site-link';
import type { FacetChoice } from '@/lib/catalog/facets';

type FacetLink = FacetChoice & { href: string; chosen: boolean };

/** The choices of one filter as links, with the number of events each would leave. A chosen one is taken away by its link. */
export function FacetList({ title, choices, open }: { title: string; choices: FacetLink[]; open?: boolean }) {
  const shown = choices.filter(({ count, chosen }) => count > 0 || chosen);
  if (shown.length === 0) return null;
  return (
    <details open={open} className="group border-line border-t py-1">
      <summary className="flex min-h-11 list-none items-center justify-between font-semibold text-sm [&::-webkit-details-marker]:hidden">
        {title}
        <Chevron />
      </summary>
      <ul className="pb-3">
        {shown.map(({ value, label, count, href, chosen }) => (
          <li key={value}>
            <SiteLink
              href={href}
              prefetch={false}
              rel="nofollow"
              aria-current={chosen ? 'true' : undefined}
              className="facet-link"
            >
              <span>
                {label}
                {chosen && <span className="sr-only"> (chosen; follow to remove)</span>}
              </span>
              <span className="text-ink-faint text-xs tabular-nums">
                {count}
                <span className="sr-only"> {count === 1 ? 'event' : 'events'}</span>
              </span>
            </SiteLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
