import { Chevron } from '@/components/ui/chevron';
import { ChoiceChip, RemovableChip } from '@/components/ui/chip';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { filterChips, inWords, listingTitle } from '@/lib/catalog/filter-labels';
import { noFilters, sortLabels, sorts } from '@/lib/catalog/input';
import { listingHref } from '@/lib/catalog/listing-url';
import type { ListingView } from '@/lib/catalog/queries';
import { EventList } from './event-list';
import { FilterPanel } from './filter-panel';
import { NothingFound } from './nothing-found';
import { SearchBar } from './search-bar';

/** The whole listing: search, filters with counts, chips, the page of events. */
export function Listing({ listing }: { listing: ListingView }) {
  const { filters, names, facets, events, total, previous, next, looser } = listing;
  const chips = filterChips(filters, names);
  return (
    <div className="wrap">
      <PageHeading title={listingTitle(filters, names)} />
      <SearchBar filters={filters} />
      <div className="mt-8 grid gap-x-12 lg:grid-cols-[15rem_1fr]">
        <section aria-label="Filters">
          <details className="filters">
            <summary>
              Filters{chips.length > 0 && ` (${chips.length})`}
              <Chevron />
            </summary>
            <FilterPanel filters={filters} facets={facets} />
          </details>
        </section>
        <section aria-label="Events" className="min-w-0">
          {chips.length > 0 && (
            <ul className="mb-5 flex flex-wrap items-center gap-2">
              {chips.map(({ key, label, href }) => (
                <li key={key}>
                  <RemovableChip href={href} removes={`Remove filter: ${label}`}>
                    {label}
                  </RemovableChip>
                </li>
              ))}
              <li>
                <a
                  href={listingHref({ ...noFilters, sort: filters.sort })}
                  className="text-link px-2 py-2 text-sm"
                >
                  Clear all
                </a>
              </li>
            </ul>
          )}
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="text-ink-soft">{inWords(total)}</p>
            <nav aria-label="Sort by" className="flex flex-wrap gap-2">
              {sorts.map((sort) => (
                <ChoiceChip
                  key={sort}
                  href={listingHref({ ...filters, sort })}
                  current={sort === filters.sort}
                >
                  {sortLabels[sort]}
                </ChoiceChip>
              ))}
            </nav>
          </div>
          {events.length > 0 ? (
            <EventList events={events} />
          ) : (
            <NothingFound filters={filters} chips={chips} looser={looser} />
          )}
          <Pagination
            label="Pages of events"
            previous={previous ? listingHref(filters, previous) : undefined}
            next={next ? listingHref(filters, next) : undefined}
          />
        </section>
      </div>
    </div>
  );
}
