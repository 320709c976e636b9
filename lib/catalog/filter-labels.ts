import { formatMoney } from '@/lib/money';
import {
  datePresetLabels,
  type ListingFilters,
  noFilters,
  priceCurrency,
  saleLabels,
  totalCap,
} from './input';
import { listingHref, setKeys } from './listing-url';
import type { FilterNames } from './resolve-filters';

export type FilterChip = { key: string; label: string; href: string };

const day = (date: string) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));

function label(key: keyof ListingFilters, filters: ListingFilters, names: FilterNames): string | null {
  switch (key) {
    case 'q':
      return `“${filters.q}”`;
    case 'when':
      return filters.when && datePresetLabels[filters.when];
    case 'from':
      return filters.from && `From ${day(filters.from)}`;
    case 'to':
      return filters.to && `Until ${day(filters.to)}`;
    case 'min':
      return filters.min === null ? null : `${formatMoney(filters.min * 100, priceCurrency)} or more`;
    case 'max':
      return filters.max === null
        ? null
        : filters.max === 0
          ? 'Free'
          : `Up to ${formatMoney(filters.max * 100, priceCurrency)}`;
    case 'available':
      return 'Not sold out';
    case 'sale':
      return filters.sale && saleLabels[filters.sale];
    case 'sort':
      return null;
    default:
      return names[key];
  }
}

/** The filters that are set, each with its words and the address of the listing without it. */
export function filterChips(filters: ListingFilters, names: FilterNames): FilterChip[] {
  return setKeys(filters).flatMap((key) => {
    const words = label(key, filters, names);
    return words ? [{ key, label: words, href: listingHref({ ...filters, [key]: noFilters[key] }) }] : [];
  });
}

/** The listing in words, for headings and titles: "Comedy in Chicago, this weekend". */
export function listingTitle(filters: ListingFilters, names: FilterNames): string {
  const what = names.artist ?? (names.category ? `${names.category} events` : 'Events');
  const where = names.venue ? ` at ${names.venue}` : names.city ? ` in ${names.city}` : '';
  const when = filters.when ? `, ${datePresetLabels[filters.when].toLowerCase()}` : '';
  const about = filters.q ? `Search: ${filters.q}` : '';
  return about || (where || when || names.category || names.artist ? `${what}${where}${when}` : 'All events');
}

/** A total as people say it: "1 event", "1,000+ events". */
export const inWords = (total: number): string =>
  total === 1
    ? '1 event'
    : `${Math.min(total, totalCap).toLocaleString('en')}${total > totalCap ? '+' : ''} events`;
