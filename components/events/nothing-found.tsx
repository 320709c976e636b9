import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import type { FilterChip } from '@/lib/catalog/filter-labels';
import type { ListingFilters } from '@/lib/catalog/input';

/** An empty listing that says how to loosen it. */
export function NothingFound({ filters, chips }: { filters: ListingFilters; chips: FilterChip[] }) {
  if (chips.length === 0) {
    return (
      <EmptyState title="No events are announced at the moment">
        New ones appear here as soon as they are.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing fits all of these filters">
      {filters.q && <p>Check the spelling, or search for fewer words: the last one may be unfinished.</p>}
      <p className="mt-3">Leave one out:</p>
      <ul className="mt-2">
        {chips.map(({ key, label, href }) => (
          <li key={key}>
            <Link href={href} prefetch={false} className="text-link inline-block py-1">
              without {label}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        or{' '}
        <Link href="/events" className="text-link">
          see all events
        </Link>
        .
      </p>
    </EmptyState>
  );
}
