import { EmptyState } from '@/components/ui/empty-state';
import { SiteLink } from '@/components/ui/site-link';
import { type FilterChip, inWords } from '@/lib/catalog/filter-labels';
import type { ListingFilters } from '@/lib/catalog/input';
import type { LooserListing } from '@/lib/catalog/loosen';

type NothingFoundProps = { filters: ListingFilters; chips: FilterChip[]; looser: LooserListing[] };

/** An empty listing that says which filter to leave out, and what that would show. */
export function NothingFound({ filters, chips, looser }: NothingFoundProps) {
  if (chips.length === 0) {
    return (
      <EmptyState title="No events are announced at the moment">
        New ones appear here as soon as they are.
      </EmptyState>
    );
  }
  const helpful = looser.flatMap(({ key, total }) =>
    chips.filter((chip) => chip.key === key).map((chip) => ({ ...chip, total })),
  );
  return (
    <EmptyState title="Nothing fits all of these filters">
      {filters.q && <p>Check the spelling, or search for fewer words: the last one may be unfinished.</p>}
      {helpful.length > 0 && (
        <ul className="mt-3">
          {helpful.map(({ key, label, href, total }) => (
            <li key={key}>
              <SiteLink href={href} prefetch={false} className="text-link inline-block py-1">
                Leave out {label}
              </SiteLink>{' '}
              <span>({inWords(total)})</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3">
        <SiteLink href="/events" className="text-link inline-block py-1">
          See all events
        </SiteLink>
      </p>
    </EmptyState>
  );
}
