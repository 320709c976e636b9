'use client';

import Link from 'next/link';
import { Section } from '@/components/ui/section';
import type { FacetChoice } from '@/lib/catalog/facets';
import { EventCount } from './event-count';

type BrowseListProps = { title: string; kind: 'city' | 'category'; choices: FacetChoice[] };

/**
 * Doors into the listing, with the number of events behind each. A client component for the reason that EventRows is
 * one.
 */
export function BrowseList({ title, kind, choices }: BrowseListProps) {
  if (choices.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="ruled">
        {choices.map(({ value, label, count }) => (
          <li key={value}>
            <Link href={`/events/${kind}/${value}`} prefetch={false} className="browse-link">
              {label}
              <EventCount count={count} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
