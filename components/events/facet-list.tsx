'use client';

import { Chevron } from '@/components/ui/chevron';
import { SiteLink } from '@/components/ui/site-link';
import { EventCount } from './event-count';

/** A choice of a filter; the link of a chosen one takes it away. */
export type FacetLink = { label: string; count: number; href: string; chosen?: true };

/**
 * The choices of one filter as links, with the number of events each would leave. A client component for the reason
 * that EventRows is one.
 */
export function FacetList({ title, links, open }: { title: string; links: FacetLink[]; open?: boolean }) {
  if (links.length === 0) return null;
  return (
    <details open={open} className="border-line border-t py-1">
      <summary className="text-sm">
        {title}
        <Chevron />
      </summary>
      <ul className="pb-3">
        {links.map(({ label, count, href, chosen }) => (
          <li key={href}>
            <SiteLink
              href={href}
              prefetch={false}
              // A city and a category by itself are pages to be found; combinations are not.
              rel={href.includes('?') ? 'nofollow' : undefined}
              aria-current={chosen}
              className="facet-link"
            >
              {label}
              {chosen && <span className="sr-only"> (chosen; follow to remove)</span>}
              <EventCount count={count} />
            </SiteLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
