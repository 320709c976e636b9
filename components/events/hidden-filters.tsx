import type { ListingFilters } from '@/lib/catalog/input';
import { setKeys } from '@/lib/catalog/listing-url';

/** Carries the filters that a GET form does not ask for itself. */
export function HiddenFilters({
  filters,
  except,
}: {
  filters: ListingFilters;
  except: (keyof ListingFilters)[];
}) {
  return setKeys(filters)
    .filter((key) => !except.includes(key))
    .map((key) => (
      <input key={key} type="hidden" name={key} value={filters[key] === true ? '1' : String(filters[key])} />
    ));
}
