import type { Facets } from '@/lib/catalog/facets';
import { datePresetLabels, type ListingFilters, saleLabels } from '@/lib/catalog/input';
import { listingHref } from '@/lib/catalog/listing-url';
import { type FacetLink, FacetList } from './facet-list';
import { RangeForm } from './range-form';

type FilterPanelProps = { filters: ListingFilters; facets: Facets };

const labels: Record<string, string> = { ...datePresetLabels, ...saleLabels, '1': 'Hide sold out' };

/** All filters: links with counts, and one form for what has to be typed. */
export function FilterPanel({ filters, facets }: FilterPanelProps) {
  const links = (key: keyof Facets) =>
    facets[key].flatMap(({ value, label, count }): FacetLink[] => {
      const chosen = key === 'available' ? filters.available : filters[key] === value;
      if (count === 0 && !chosen) return [];
      const next = key === 'available' ? !chosen : chosen ? null : value;
      const dates = key === 'when' ? { from: null, to: null } : {};
      // Safe because the value comes from the same list that the filter is parsed by.
      const href = listingHref({ ...filters, ...dates, [key]: next } as ListingFilters);
      return [{ label: labels[value] ?? label, count, href, ...(chosen && { chosen }) }];
    });
  return (
    <div>
      <FacetList title="When" links={links('when')} open />
      <RangeForm filters={filters} />
      <FacetList title="Category" links={links('category')} open />
      <FacetList title="City" links={links('city')} open />
      <FacetList title="Tickets" links={[...links('available'), ...links('sale')]} open />
      <FacetList title="Venue" links={links('venue')} open={filters.venue !== null} />
      <FacetList title="Artist" links={links('artist')} open={filters.artist !== null} />
    </div>
  );
}
