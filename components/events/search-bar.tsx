import { SearchIcon } from '@/components/site/search-form';
import { buttonClasses } from '@/components/ui/button';
import { Input } from '@/components/ui/text-field';
import { type ListingFilters, noFilters } from '@/lib/catalog/input';
import { HiddenFilters } from './hidden-filters';

/** The large search of the home page and the listing; keeps the other filters. */
export function SearchBar({ filters = noFilters }: { filters?: ListingFilters }) {
  return (
    <search data-search="large">
      <form action="/events" className="flex max-w-160">
        <HiddenFilters filters={filters} except={['q']} />
        <Input
          type="search"
          name="q"
          maxLength={100}
          defaultValue={filters.q}
          aria-label="Search by artist, work, event or venue"
          placeholder="Artist, work, event or venue"
          className="min-h-13 rounded-r-none border-r-0 text-lg"
        />
        <button type="submit" className={`${buttonClasses('primary', 'large')} rounded-l-none`}>
          <SearchIcon />
          <span className="sr-only sm:not-sr-only">Search</span>
        </button>
      </form>
    </search>
  );
}
