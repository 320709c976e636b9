import type { Facets } from '@/lib/catalog/facets';
import { datePresetLabels, type ListingFilters, saleLabels } from '@/lib/catalog/input';
import { listingHref } from '@/lib/catalog/listing-url';
import { FacetList } from './facet-list';
import { RangeForm } from './range-form';

type FilterPanelProps = { filters: ListingFilters; facets: Facets };

const labels: Record<string, string> = { ...datePresetLabels, ...saleLabels, '1': 'Hide sold out' };

/** All filters: links with counts, and one form for what has to be typed. */
export function FilterPanel({ filters, facets }: FilterPanelProps) {
  const links = (key: keyof Facets) =>
    facets[key].map((choice) => {
      const chosen = key === 'available' ? filters.available : filters[key] === choice.value;
      const value = key === 'available' ? !chosen : chosen ? null : choice.value;
      const dates = key === 'when' ? { from: null, to: null } : {};
      return {
        ...choice,
        label: labels[choice.value] ?? choice.label,
        chosen,
        // Safe because the value comes from the same list that the filter is parsed by.
        href: listingHref({ ...filters, ...dates, [key]: value } as ListingFilters),
      };
    });
  return (
    <div>
      <FacetList title="When" choices={links('when')} open />
      <RangeForm filters={filters} />
      <FacetList title="Category" choices={links('category')} open />
      <FacetList title="City" choices={links('city')} open />
      <FacetList title="Tickets" choices={[...links('available'), ...links('sale')]} open />
      <FacetList title="Venue" choices={links('venue')} open={filters.venue !== null} />
      <FacetList title="Artist" choices={links('artist')} open={filters.artist !== null} />
    </div>
  );
}
